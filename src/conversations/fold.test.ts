// What a conversation is after its messages: who waits, what is unread, what opens it again, what is told.

import { describe, expect, it } from 'vitest';
import { idAt } from '../kernel/kernel.ts';
import type { Head } from '../messages/messages.ts';
import { eventsOf, type Standing, standingAfter } from './fold.ts';

const contactId = idAt<'contact'>(1, Buffer.alloc(10, 1));
const senderId = idAt<'sender'>(1, Buffer.alloc(10, 2));
const at = (minute: number) => idAt<'message'>(minute * 60_000, Buffer.alloc(10, 3));

const blank: Standing = {
  state: 'open',
  lastMessageId: null,
  lastInId: null,
  waitingId: null,
  unread: 0,
  readTo: null,
  unreadFrom: null,
  closedTo: null,
  told: {},
};

function head(minute: number, more: Partial<Head> = {}): Head {
  const common = { id: at(minute), contactId, senderId, kind: 'text', status: null };
  return { ...common, direction: 'in', state: 'received', class: 'reply', ...more };
}

const out = (minute: number, more: Partial<Head> = {}) => head(minute, { direction: 'out', state: 'sent', ...more });
/** Newest first, as they are read. */
const left = (heads: readonly Head[], before: Partial<Standing> = {}) =>
  standingAfter({ ...blank, ...before }, heads.toReversed());

describe('who waits', () => {
  it('is who wrote and was not answered, since the first such message', () => {
    expect(left([head(1), head(2)])).toMatchObject({ waitingId: at(1), unread: 2, lastInId: at(2) });
    expect(left([head(1), out(2)])).toMatchObject({ waitingId: null, unread: 0 });
    expect(left([head(1), out(2), head(3)])).toMatchObject({ waitingId: at(3), unread: 1 });
  });

  it.each([
    ['advertising', { class: 'marketing_own' }],
    ['what was refused', { state: 'refused' }],
    ['what Meta gave up', { status: 'failed' }],
  ])('%s is no answer', (_, more) => {
    expect(left([head(1), out(2, more)])).toMatchObject({ waitingId: at(1), unread: 1 });
  });

  it('an answer from the phone of the business is one, and one that waits for its hour too', () => {
    expect(left([head(1), out(2, { direction: 'echo' })]).waitingId).toBeNull();
    expect(left([head(1), out(2, { state: 'queued' })]).waitingId).toBeNull();
  });

  it('a reaction asks for nothing', () => {
    expect(left([head(1), out(2), head(3, { kind: 'reaction' })])).toMatchObject({ waitingId: null, unread: 0 });
  });
});

describe('what is unread', () => {
  it('ends where somebody has read, though the person still waits', () => {
    expect(left([head(1), head(2)], { readTo: at(1) })).toMatchObject({ unread: 1, waitingId: at(1) });
  });

  it('can be made unread again, even after an answer', () => {
    expect(left([head(1), out(2)], { readTo: at(2), unreadFrom: at(1) }).unread).toBe(1);
  });
});

describe('what is closed', () => {
  const closed = { state: 'closed', closedTo: at(2) } as const;

  it('stays so, with nobody waiting, until the person writes', () => {
    expect(left([head(1), head(2)], closed)).toMatchObject({ state: 'closed', waitingId: null });
    expect(left([head(1), head(2), out(3)], closed).state).toBe('closed');
    expect(left([head(1), head(2), head(3)], closed)).toMatchObject({ state: 'open', waitingId: at(1) });
  });
});

describe('what is told', () => {
  const of = { conversationId: idAt<'conversation'>(1, Buffer.alloc(10, 4)), contactId };
  const told = (before: Standing, heads: readonly Head[]) => {
    const newestFirst = heads.toReversed();
    const events = eventsOf(of, { before, after: standingAfter(before, newestFirst), heads: newestFirst });
    return events.map(one => `${one.kind} ${one.messageId ?? ''}`.trim());
  };

  it('is each new message, each change of state, and nothing twice', () => {
    const first = left([head(1)]);
    expect(told(blank, [head(1)])).toEqual([`message ${at(1)}`, 'conversation']);
    expect(told(first, [head(1)])).toEqual([]);
    expect(told(first, [head(1), out(2)])).toEqual([`message ${at(2)}`, 'conversation']);
    const answered = left([head(1), out(2)]);
    expect(told(answered, [head(1), out(2, { status: 'read' })])).toEqual([`status ${at(2)}`]);
  });

  it('is one message of those that were there before anybody looked', () => {
    expect(told(blank, [head(1), head(2), head(3)])).toEqual([`message ${at(3)}`, 'conversation']);
  });

  it('is what came late too, with an id of before', () => {
    expect(told(left([head(1), head(3)]), [head(1), head(2), head(3)])).toEqual([`message ${at(2)}`, 'conversation']);
  });
});
