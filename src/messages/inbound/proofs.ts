// Which messages are proof by their words: those that ended a consent, held it, or lifted what stood against it. What
// confirms an opt-in is told by its token, what begins a request by what was heard in it. Pure.

import type { MessageId } from '../../kernel/kernel.ts';
import { liftedBy } from './consequences.ts';
import { stopIn } from './heard.ts';
import type { Inbound } from './types.ts';

/** Their ids. Law R11: the text of an opt-in or a stop is kept, whatever becomes of other content. */
export function proofsIn(fresh: readonly Inbound[]): MessageId[] {
  return fresh.flatMap(({ update, id }) =>
    update.kind === 'message' && (stopIn(update) !== null || liftedBy(update) !== null) ? [id] : [],
  );
}
