// What a text can mean, and what may be known of the conversation that it stands in.

export type MeaningKind =
  | 'withdrawal'
  | 'resume'
  | 'help'
  | 'human'
  | 'access'
  | 'erasure'
  | 'rectification'
  | 'restriction'
  | 'objection'
  | 'portability'
  | 'complaint'
  | 'talk';

/** How much a withdrawal covers. Where a person names a part and it cannot be read, it is the wider stop. */
export type Scope =
  | { readonly of: 'unspecified' }
  | { readonly of: 'all' }
  | { readonly of: 'marketing' }
  | { readonly of: 'channel'; readonly channel: 'whatsapp' | 'sms' | 'email' | 'call' }
  | { readonly of: 'topic'; readonly keeps: 'orders' | 'other' }
  | { readonly of: 'frequency'; readonly per: 'day' | 'week' | 'month' | 'year'; readonly times: number }
  | { readonly of: 'until'; readonly on: string };

/** T1 keyword · T2 sentence · T3 provisional · T4 partial · T5 a right. T0 is no text: Meta's own setting, a registry. */
export type Tier = 'T1' | 'T2' | 'T3' | 'T4' | 'T5';

export type Meaning = {
  readonly kind: MeaningKind;
  /** A withdrawal that is ambiguous holds marketing until a person has looked or the customer has answered. */
  readonly certainty: 'certain' | 'ambiguous';
  readonly scope: Scope;
  /** Null for talk. */
  readonly tier: Tier | null;
  /** The words that made it so, as normalised; null for talk. */
  readonly evidence: string | null;
  /** ISO 639-1; null: of every language, or unknown. */
  readonly language: string | null;
  /** The stop may have been meant for an order or an appointment: the confirmation says how to tell. */
  readonly doubleMeaning: boolean;
  /** What the same text means besides. */
  readonly others: readonly Meaning[];
};

/** What is known of the conversation; all of it may be unknown. */
export type Context = {
  /** The person's language, ISO 639-1. */
  readonly language?: string | null;
  /** Countries where the person may be, ISO 3166. */
  readonly countries?: readonly string[];
  /** The language of the last message that the person got. */
  readonly promptLanguage?: string | null;
  /** The text answers marketing, by reply or within 72 hours. */
  readonly answersMarketing?: boolean;
  readonly input?: 'text' | 'caption' | 'button' | 'list' | 'edit' | 'transcript' | 'reaction';
  /** Names under which the business is known: courtesy beside a keyword. */
  readonly brands?: readonly string[];
  /** Now, in milliseconds: for "until January". */
  readonly atMs?: number;
};
