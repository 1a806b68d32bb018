// The words of a pause of sending.

import type { Id } from '../../kernel/kernel.ts';

/** A pause: what it holds, since when, why and by whom. */
export type Paused = {
  /** What the business starts, or its answers too. What the law demands an answer to always goes. */
  readonly covers: 'started' | 'everything';
  readonly sinceMs: number;
  readonly reason: string;
  readonly by: string;
};

/** Why sending is paused or resumed, and who decided it, by name. */
export type PauseInput = {
  readonly reason: string;
  readonly decidedBy: string;
  readonly keyId: Id<'api key'> | null;
};
