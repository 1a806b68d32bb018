// What a conversation is, from its latest messages and from what staff did with it: what is unread, who waits since when,
// and what changed since it was last told. Pure, and the same whenever it is asked again.

import type { MessageId } from '../kernel/kernel.ts';
import type { Head } from '../messages/messages.ts';
import type { ConversationId, NewEvent } from './types.ts';

/** The part of a conversation that follows from its messages, and what staff did that it depends on. */
export type Standing = {
  readonly state: 'open' | 'closed';
  readonly lastMessageId: MessageId | null;
  readonly lastInId: MessageId | null;
  readonly waitingId: MessageId | null;
  readonly unread: number;
  readonly readTo: string | null;
  readonly unreadFrom: string | null;
  readonly closedTo: string | null;
  /** The state of the latest messages as it was told. */
  readonly told: Readonly<Record<string, string>>;
};

const unreadMax = 100;
/** Of so many of the latest messages every change is told. */
export const toldMax = 30;
/** What says nothing that anybody must read or answer. */
const silent: ReadonlySet<string> = new Set(['reaction', 'system', 'request_welcome']);
/** Advertising answers nobody; a message that does not go, or did not arrive, neither. */
const answering: ReadonlySet<string> = new Set(['queued', 'marked', 'sent', 'unknown']);

/** The conversation as its latest messages (newest first) leave it. */
export function standingAfter(before: Standing, heads: readonly Head[]): Standing {
  const [last] = heads;
  if (last === undefined) return before;
  const inbound = heads.filter(isSaid);
  const answeredTo = heads.find(answers)?.id ?? '';
  const unanswered = inbound.filter(one => one.id > answeredTo);
  const readTo = before.readTo ?? '';
  const unread = inbound.filter(one => isUnread(one.id, { readTo, answeredTo, unreadFrom: before.unreadFrom }));
  const lastIn = inbound[0]?.id ?? null;
  const isReopened = before.state === 'closed' && lastIn !== null && lastIn > (before.closedTo ?? '');
  const isOpen = before.state === 'open' || isReopened;
  return {
    ...before,
    state: isOpen ? 'open' : 'closed',
    lastMessageId: last.id,
    lastInId: lastIn ?? before.lastInId,
    waitingId: isOpen ? (unanswered.at(-1)?.id ?? null) : null,
    unread: Math.min(unread.length, unreadMax),
    told: Object.fromEntries(heads.slice(0, toldMax).map(one => [one.id, stateOf(one)])),
  };
}

function isUnread(id: string, than: { readTo: string; answeredTo: string; unreadFrom: string | null }): boolean {
  if (than.unreadFrom !== null && id >= than.unreadFrom) return true;
  return id > than.readTo && id > than.answeredTo;
}

function isSaid(one: Head): boolean {
  return one.direction === 'in' && !silent.has(one.kind);
}

function answers(one: Head): boolean {
  if (one.direction === 'echo') return true;
  if (one.direction !== 'out' || one.status === 'failed' || !answering.has(one.state)) return false;
  return !one.class.startsWith('marketing') && one.class !== 'survey';
}

function stateOf(one: Head): string {
  return one.direction === 'in' ? 'in' : `${one.direction} ${one.state} ${one.status ?? ''}`;
}

/** What those who look on must be told of the change; nothing where nothing changed. */
export function eventsOf(
  of: { conversationId: ConversationId; contactId: Head['contactId'] },
  change: { before: Standing; after: Standing; heads: readonly Head[] },
): NewEvent[] {
  const { before, after, heads } = change;
  const known = before.told;
  const ids = Object.keys(known).sort();
  // What is met for the first time is told by its last message alone.
  const shown = ids.length === 0 ? heads.slice(0, 1) : heads.slice(0, toldMax);
  const oldest = ids.length < toldMax ? '' : (ids[0] ?? '');
  const events: NewEvent[] = [];
  for (const one of shown.toReversed()) {
    const told = known[one.id];
    if (told === undefined && one.id > oldest)
      events.push({ ...of, kind: 'message', messageId: one.id, direction: one.direction });
    else if (told !== undefined && told !== stateOf(one)) events.push({ ...of, kind: 'status', messageId: one.id });
  }
  if (isOther(before, after)) events.push({ ...of, kind: 'conversation' });
  return events;
}

function isOther(before: Standing, after: Standing): boolean {
  return before.state !== after.state || before.unread !== after.unread || before.waitingId !== after.waitingId;
}
