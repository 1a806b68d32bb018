// Where the room says what an operator should know.

/** Where lines for the operator go; a pino logger fits. The words never hold personal data. */
export type Log = { info(words: string): void; warn(words: string): void };
