// Which answers a batch of messages gets: one neutral one for STOP, START, HELP and the tap that keeps order updates, one
// that confirms a request with its day, one question where a stop may have been meant. Pure.

import { answerFor } from './consequences.ts';
import type { AfterCommit, AnswerTo, Inbound, Opened } from './types.ts';

/** The answers to messages that are new, with what was opened for them. Nobody is answered in a group. */
export function answersTo(fresh: readonly Inbound[], opened: readonly Opened[]): AfterCommit[] {
  const openedBy = Map.groupBy(opened, one => one.messageId);
  return fresh.flatMap(({ update, person, sender, id }) => {
    if (update.kind !== 'message' || update.inGroup) return [];
    const kind = answerFor(update);
    const answers: AnswerTo[] = [...(kind === null ? [] : [{ to: kind }]), ...toOpened(openedBy.get(id) ?? [])];
    const about = { businessId: sender.businessId, contactId: person.id, sender, person: update.person, messageId: id };
    return answers.map(answer => ({ kind: 'answer' as const, ...about, ...answer }));
  });
}

/** Whatever is asked for in one message is confirmed at once, by the day that comes first. */
function toOpened(opened: readonly Opened[]): AnswerTo[] {
  const rights = opened.filter(one => one.of === 'right');
  const [first] = rights;
  const questions = opened.filter(one => one.of === 'doubt').map(one => ({ to: 'doubt' as const, doubtId: one.id }));
  if (first === undefined) return questions;
  const kinds = rights.map(one => one.kind);
  const dueMs = Math.min(...rights.map(one => one.dueMs));
  return [{ to: 'request', kinds, dueMs, language: first.language }, ...questions];
}
