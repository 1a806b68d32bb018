// Which messages need a person, and which settle what did.

import { expect, test } from 'vitest';
import type { Message } from './heard.ts';
import { noStopPayload, stopPayload } from './heard.ts';
import { whatIn } from './needs-person.ts';

const atMs = Date.UTC(2026, 0, 5, 10);

function message(changes: Partial<Message>): Message {
  return {
    field: 'messages',
    raw: {},
    phoneNumberId: '100',
    wabaId: 'waba',
    person: { phone: '4915112345678', userId: null, parentUserId: null },
    atMs,
    inGroup: false,
    forwarded: false,
    referral: false,
    contextWamid: null,
    kind: 'message',
    wamid: 'wamid.1',
    type: 'text',
    text: null,
    payload: null,
    ...changes,
  };
}

const right = (kind: string) => ({ of: 'right', kind, certain: true });

test.each([
  ['delete my data', [right('erasure')]],
  ['please send me a copy of all the data you have about me', [right('access')]],
  ['I will complain to the data protection authority', [right('complaint')]],
  ['not every day please, once a month is ok', [{ of: 'doubt', meant: 'less often: once a month' }]],
  ['please pause until january', [{ of: 'doubt', meant: 'nothing until 2027-01-01' }]],
  ['wrong number', [{ of: 'doubt', meant: 'a stop' }]],
  ['STOP', [{ of: 'settled', outcome: 'stop' }]],
  ['stop the promos but keep me posted on my order', [{ of: 'settled', outcome: 'stop' }]],
  ['no sms, whatsapp is fine', []],
  ['START', [{ of: 'settled', outcome: 'no_stop' }]],
  ['please sign me up again, I miss your news', []],
  ['Where does the bus stop?', []],
])('“%s” is heard as %j', (text, heard) => {
  expect(whatIn(message({ text }))).toMatchObject(heard);
  expect(whatIn(message({ text }))).toHaveLength(heard.length);
});

test('the buttons under the question settle it', () => {
  const tap = (payload: string) => whatIn(message({ type: 'interactive', text: 'x', payload }));
  expect(tap(stopPayload)).toEqual([{ of: 'settled', outcome: 'stop' }]);
  expect(tap(noStopPayload)).toEqual([{ of: 'settled', outcome: 'no_stop' }]);
});

test('what cannot be read is in doubt', () => {
  const unreadable = {
    get length(): number {
      throw new Error('the recogniser broke');
    },
  } as unknown as string; // stands in for a text on which the recogniser fails
  expect(whatIn(message({ text: unreadable }))).toEqual([{ of: 'doubt', meant: 'unreadable' }]);
});
