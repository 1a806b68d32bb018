// The form of one language's words. Entries are written as people write them; they are compared after `normalise`.

export type LanguageWords = {
  /** ISO 639-1; null: of every language. */
  readonly language: string | null;
  /** Where it is spoken (ISO 3166): an entry that is local counts for people of these countries. */
  readonly countries: readonly string[];
  /** Whole messages that stop. */
  readonly stop: readonly string[];
  /** Whole messages that stop everything, service included. */
  readonly stopAll?: readonly string[];
  readonly resume: readonly string[];
  readonly help: readonly string[];
  readonly access: readonly string[];
  readonly erasure: readonly string[];
  /** Stops that may also be meant for an order or an appointment: they stop, and the confirmation asks about the order. */
  readonly doubleMeaning?: readonly string[];
  /** Entries that are ordinary words of another language: they count only where this language is likely. */
  readonly localOnly?: readonly string[];
  /** Words of courtesy that may stand beside a keyword. */
  readonly polite: readonly string[];
  /** Sentences that stop, as a whole message or as one of its sentences. */
  readonly stopPhrases?: readonly string[];
};
