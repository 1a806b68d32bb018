// The form of one language's words for asking for what thieves want. An entry is one to some words, compared after
// `normalise`. In a word, `*` stands for any letters at that end, `/` parts choices, and a `?` at its end says that it may
// be missing; `...` is up to ten words of any kind, and `^` before an entry says that it begins a clause.

/** What WhatsApp forbids a business to ask for in the chat. */
export const secretKinds = ['payment_card', 'bank_account', 'national_id', 'identity_document'] as const;

export type SecretKind = (typeof secretKinds)[number];

export type AskWords = {
  /** ISO 639-1. */
  readonly language: string;
  /** Nothing, or nothing dependable, parts its words: entries are found anywhere. */
  readonly unparted?: boolean;
  /** The verb comes after the thing: "your PIN send not". */
  readonly verbLast?: boolean;
  /** The things themselves. */
  readonly secrets: Readonly<Record<SecretKind, readonly string[]>>;
  /** What is no such thing although it sounds like it, or only a part of it: it clears the secret that stands beside it. */
  readonly harmless: readonly string[];
  readonly requests: {
    /** To hand over: send, upload, photograph. They ask for things and for numbers. */
    readonly give: readonly string[];
    /** To say: tell, type, "what is". They ask for numbers only: the day on which a passport ends is no secret. */
    readonly tell: readonly string[];
  };
  /** Courtesy that makes a bare thing a request: "your card number, please". */
  readonly please: readonly string[];
  /** What moves it out of the chat: a form, the counter, the door; or into others' mouths: who warns of thieves does not ask. */
  readonly elsewhere: readonly string[];
  /** What turns a request into its opposite. */
  readonly never: readonly string[];
};

/** Names that are the same everywhere. */
export const secretsEverywhere: Readonly<Record<SecretKind, readonly string[]>> = {
  payment_card: ['cvv', 'cvv2', 'cvc', 'cvc2'],
  bank_account: ['iban'],
  national_id: [],
  identity_document: [],
};
