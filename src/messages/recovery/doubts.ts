// What the database was asked to write and never answered: a lost connection leaves open whether it did. Whoever asked
// has given up, so nothing of it goes to Meta; recovery takes it back once the database can be reached.

import { type BusinessId, type Clock, type DecisionId, Failure, type MessageId } from '../../kernel/kernel.ts';

export type Doubt = {
  readonly businessId: BusinessId;
  readonly messageId: MessageId;
  /** Of a queued message only the mark of this decision is in doubt: it may be marked again. Null: all of the message. */
  readonly decisionId: DecisionId | null;
};

export type Doubts = {
  add(doubt: Doubt): void;
  /** Lets all be taken back, and forgets those of which nothing can be written any more. */
  settle(takeBack: (doubts: readonly Doubt[]) => Promise<void>): Promise<void>;
};

/** The database cuts a statement off after half a minute; until then it may still be carried out behind our back. */
const keptMs = 60_000;
/** The first ones count: what comes later, while the database is away, is refused a connection and never written. */
const doubtsMax = 10_000;

/** No doubts yet. */
export function createDoubts(deps: { clock: Clock }): Doubts {
  let kept: { readonly doubt: Doubt; readonly sinceMs: number }[] = [];
  return {
    add: doubt => {
      if (kept.length < doubtsMax) kept.push({ doubt, sinceMs: deps.clock.now() });
    },
    settle: async takeBack => {
      if (kept.length === 0) return;
      const forgetBeforeMs = deps.clock.now() - keptMs;
      await takeBack(kept.map(one => one.doubt));
      kept = kept.filter(one => one.sinceMs > forgetBeforeMs);
    },
  };
}

/** Whether a statement that ended in this error may have been carried out all the same. */
export function leavesDoubt(error: unknown): boolean {
  return error instanceof Failure && error.code === 'database-unavailable';
}
