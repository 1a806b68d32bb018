// What an update means for consent: which events a stop in each place becomes, and that nothing ever grants.

import { expect, test } from 'vitest';
import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import { type ContactId, idAt } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import {
  answerFor,
  keepOrdersPayload,
  liftingEvent,
  platformResume,
  preferenceName,
  stopByStaff,
  withdrawalsIn,
} from './consequences.ts';
import { meaningsOf, noStopPayload, stopPayload } from './heard.ts';

type Message = Extract<Update, { kind: 'message' }>;
type Preference = Extract<Update, { kind: 'preference' }>;

const atMs = Date.UTC(2026, 0, 5, 10);
const about = {
  businessId: idAt<'business'>(1, Buffer.alloc(10, 1)),
  contactId: idAt<'contact'>(1, Buffer.alloc(10, 2)) satisfies ContactId,
  keepPurposes: ['orders', 'utility'],
};
const person = { phone: '4915112345678', userId: 'DE.1', parentUserId: null };
const origin = { field: 'messages', raw: {}, phoneNumberId: '100', wabaId: 'waba', person, atMs };

function message(changes: Partial<Message>): Message {
  const flags = { inGroup: false, forwarded: false, referral: false, contextWamid: null };
  return {
    ...origin,
    ...flags,
    kind: 'message',
    wamid: 'wamid.1',
    type: 'text',
    text: null,
    payload: null,
    ...changes,
  };
}

function preference(value: string): Preference {
  return { ...origin, field: 'user_preferences', kind: 'preference', value };
}

/** A text that breaks whoever reads it, as a defect in the recogniser would. */
const unreadable = {
  get length(): number {
    throw new Error('the recogniser broke');
  },
} as unknown as string; // stands in for a text on which the recogniser fails

function read(update: Update): { by: string; name: string; events: ConsentInput[] } | undefined {
  const [first] = withdrawalsIn([update]);
  return first === undefined ? undefined : { by: first.by, name: first.name, events: first.events(about) };
}

/** An event in one line: what it does, where, to what. */
const lines = (events: readonly ConsentInput[] | undefined) =>
  events?.map(one =>
    [one.type, one.channel ?? 'everywhere', one.scope?.join(), one.reason, one.keepPurposes?.join('+')]
      .filter(Boolean)
      .join(' '),
  );

const bareStop = [
  'withdrawn everywhere orders+utility',
  'suppressed everywhere marketing stop',
  'suppressed whatsapp business_initiated stop',
];

test.each([
  ['the word', message({ text: 'Stop!' }), 'keyword', 'typed_keyword'],
  ['the word under a picture', message({ type: 'image', text: 'STOPP' }), 'keyword', 'typed_keyword'],
  ['a button’s title', message({ type: 'button', text: 'Stop promotions', payload: 'x' }), 'button', 'button'],
  ['a button’s payload', message({ type: 'interactive', text: 'No more', payload: 'STOP' }), 'button', 'button'],
])('%s is a bare stop', (_, update, by, act) => {
  const found = read(update);
  expect(found).toMatchObject({ by, name: 'wamid.1' });
  expect(lines(found?.events)).toEqual(bareStop);
  for (const event of found?.events ?? [])
    expect(event).toMatchObject({ act, by: 'person', grade: 'E3', occurredAtMs: atMs + 999 });
  expect(answerFor(update)).toBe('withdrawal');
});

test.each(['STOP ALL', 'stopall', 'Unsubscribe from all'])('%s is taken at its word', text => {
  expect(lines(read(message({ text }))?.events)).toEqual(['withdrawn everywhere', 'suppressed everywhere all stop']);
  expect(read(message({ text }))?.events[0]?.keepPurposes).toEqual([]);
  expect(answerFor(message({ text }))).toBe('withdrawal-all');
});

test.each([
  'please take me off your list, I never asked for this',
  'bitte keine werbung mehr an diese nummer',
  'ne m’écrivez plus jamais',
])('“%s” is a stop in a person’s own words', text => {
  const found = read(message({ text }));
  expect(found?.by).toBe('sentence');
  expect(lines(found?.events)).toEqual(bareStop);
  for (const event of found?.events ?? []) expect(event).toMatchObject({ act: 'written', by: 'person', grade: 'E3' });
  expect(answerFor(message({ text }))).toBe('withdrawal');
});

test('a part that is named is all that stops', () => {
  const promos = message({ text: 'stop the promos but keep me posted on my order' });
  expect(lines(read(promos)?.events)).toEqual([
    'withdrawn everywhere orders+utility',
    'suppressed everywhere marketing stop',
  ]);
  expect(answerFor(promos)).toBe('kept-orders');
  const sms = message({ text: 'no sms, whatsapp is fine' });
  expect(lines(read(sms)?.events)).toEqual(['withdrawn sms', 'suppressed sms business_initiated stop']);
  expect(answerFor(sms)).toBe('withdrawal-sms');
});

test.each([
  'wrong number',
  'delete my data',
  'I will complain to the data protection authority',
  'not every day please, once a month is ok',
])('“%s” holds marketing until somebody has looked', text => {
  const found = read(message({ text }));
  expect(found?.by).toBe('doubt');
  expect(lines(found?.events)).toEqual(['suppressed everywhere marketing doubt']);
  expect(found?.events[0]).toMatchObject({ by: 'system', source: 'recogniser-doubt', grade: 'E0' });
  expect(answerFor(message({ text }))).toBeNull();
});

test.each(['the lamp arrived broken, I want to complain', 'please delete the second item from my order'])(
  '“%s” holds nothing',
  text => {
    expect(read(message({ text }))).toBeUndefined();
  },
);

test('a wish to get messages again, in other words than START, lifts nothing', () => {
  expect(liftingEvent(about, message({ text: 'please sign me up again, I miss your news' }), atMs)).toBeNull();
});

test('of a title and a payload the wider stop counts', () => {
  expect(answerFor(message({ type: 'button', text: 'Stop', payload: 'STOP ALL' }))).toBe('withdrawal-all');
});

test('Meta’s own stop ends marketing on WhatsApp, from the end of its second', () => {
  const found = read(preference('stop'));
  expect(found?.by).toBe('platform');
  expect(lines(found?.events)).toEqual(['withdrawn whatsapp orders+utility', 'suppressed whatsapp marketing platform']);
  expect(found?.events.map(one => one.occurredAtMs)).toEqual([atMs + 999, atMs + 999]);
  for (const value of ['resume', 'signup', 'x']) expect(read(preference(value))).toBeUndefined();
});

test('a preference has the same name whenever Meta tells of it, and another for another word, person or second', () => {
  const names = [
    preference('stop'),
    { ...preference('stop'), raw: { again: true } },
    preference('resume'),
    { ...preference('stop'), atMs: atMs + 1_000 },
    { ...preference('stop'), person: { ...person, userId: null } },
  ].map(preferenceName);
  expect(names[1]).toBe(names[0]);
  expect(new Set(names).size).toBe(4);
});

test('a resume lifts Meta’s own block from when its webhook came, within its second', () => {
  expect(platformResume(about, { atMs, arrivedMs: atMs + 400 })).toMatchObject({
    type: 'lifted',
    channel: 'whatsapp',
    reason: 'platform',
    occurredAtMs: atMs + 400,
  });
  expect(platformResume(about, { atMs, arrivedMs: atMs + 90_000 }).occurredAtMs).toBe(atMs + 999);
});

test('a recogniser that fails holds marketing, whatever was said', () => {
  const update = message({ text: unreadable });
  expect(meaningsOf(update)).toBe('failed');
  const found = read(update);
  expect(found?.by).toBe('recogniser-failed');
  expect(lines(found?.events)).toEqual(['suppressed everywhere marketing doubt']);
  expect(answerFor(update)).toBeNull();
  expect(liftingEvent(about, update, atMs)).toBeNull();
});

test('START lifts the block of a stop on every channel, and is no withdrawal', () => {
  const update = message({ text: 'START' });
  expect(read(update)).toBeUndefined();
  expect(lines([liftingEvent(about, update, atMs + 300)].filter(one => one !== null))).toEqual([
    'lifted everywhere stop',
  ]);
  expect(liftingEvent(about, update, atMs + 300)?.occurredAtMs).toBe(atMs + 300);
  expect(answerFor(update)).toBe('resume');
});

test('the tap that keeps order updates lifts only what a stop blocked beyond marketing; the same words typed lift nothing', () => {
  const tap = message({ type: 'interactive', text: 'Keep order updates', payload: keepOrdersPayload });
  expect(lines([liftingEvent(about, tap, atMs)].filter(one => one !== null))).toEqual([
    'lifted whatsapp business_initiated stop',
  ]);
  expect(answerFor(tap)).toBe('kept-orders');
  const typed = message({ text: keepOrdersPayload });
  expect(liftingEvent(about, typed, atMs)).toBeNull();
  expect(answerFor(typed)).toBeNull();
});

test('the buttons under the question answer it, whatever their titles say; the same words typed answer nothing', () => {
  const stop = message({ type: 'interactive', text: 'Weiter', payload: stopPayload });
  expect(read(stop)?.by).toBe('button');
  expect(lines(read(stop)?.events)).toEqual(bareStop);
  expect(answerFor(stop)).toBe('withdrawal');
  const goOn = message({ type: 'interactive', text: 'Stopp', payload: noStopPayload });
  expect(read(goOn)).toBeUndefined();
  expect(lines([liftingEvent(about, goOn, atMs)].filter(one => one !== null))).toEqual(['lifted everywhere doubt']);
  expect(answerFor(goOn)).toBeNull();
  expect(liftingEvent(about, message({ text: noStopPayload }), atMs)).toBeNull();
});

test('a stop by staff is the bare stop, with what they noted', () => {
  const events = stopByStaff(about, { note: 'they meant it' });
  expect(lines(events)).toEqual(bareStop);
  for (const event of events) expect(event).toMatchObject({ by: 'staff', act: 'written' });
});

test('nothing that is said grants', () => {
  const said = ['yes', 'START', 'subscribe', 'I agree', 'STOP', 'help', ''];
  const updates: Update[] = [
    ...said.flatMap(text => [message({ text }), message({ type: 'button', text, payload: text })]),
    ...['stop', 'resume', 'signup'].map(preference),
  ];
  const events = updates.flatMap(update => [
    ...withdrawalsIn([update]).flatMap(one => one.events(about)),
    ...(update.kind === 'message' ? [liftingEvent(about, update, atMs)] : []),
  ]);
  const types = new Set(events.flatMap(one => (one === null ? [] : [one.type])));
  expect([...types].sort()).toEqual(['lifted', 'suppressed', 'withdrawn']);
});
