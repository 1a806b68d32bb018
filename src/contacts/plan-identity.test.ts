// Who is meant by ids that came together, case by case, and what holds after any number of them in any order.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactId, idAt } from '../kernel/kernel.ts';
import { type PlanIds, planIdentity } from './plan-identity.ts';
import { createRoll, type IdentityStep, type Roll, type RollRow, survivorOf } from './roll.ts';

/** People in the order in which they were made. */
const [ada, ben, eve, new1] = [person(1), person(2), person(3), person(4)];
const names = new Map([
  [ada, 'ada'],
  [ben, 'ben'],
  [eve, 'eve'],
  [new1, 'new'],
]);

function person(nth: number): ContactId {
  return idAt<'contact'>(nth, Buffer.alloc(10));
}

/** Keys spell their kind: p1 is a phone, u1 a user id, r1 a parent's. */
function kindOf(key: string): RollRow['kind'] {
  return key.startsWith('p') ? 'phone' : key.startsWith('u') ? 'bsuid' : 'parent_bsuid';
}

function idsOf(keys: readonly string[], phoneSpellings: readonly string[] = []): PlanIds {
  const first = (kind: RollRow['kind']) => keys.find(key => kindOf(key) === kind) ?? null;
  return { phone: first('phone'), phoneSpellings, userId: first('bsuid'), parentUserId: first('parent_bsuid') };
}

function rollOf(known: Partial<Record<'ada' | 'ben' | 'eve', string>>): Roll {
  const people = { ada, ben, eve };
  return createRoll(
    Object.entries(known).flatMap(
      ([name, keys]) =>
        keys.split(' ').map(key => ({ person: people[name as 'ada'], key, kind: kindOf(key), main: true })), // a name of the three
    ),
  );
}

/** Who has what, who is suspended (!) and who was merged into whom. */
function told(roll: Roll): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const person of roll.people.values()) {
    const into = roll.mergedInto.get(person.id);
    const keys = [...person.aliases.keys()].sort().join(' ');
    const mark = roll.suspended.has(person.id) && into === undefined ? ' !' : '';
    lines[names.get(person.id) ?? '?'] =
      into === undefined ? `${keys}${mark}` : `= ${names.get(survivorOf(roll, into))}`;
  }
  return lines;
}

type Case = [string, Partial<Record<'ada' | 'ben' | 'eve', string>>, string, string, Record<string, string>];

const cases: Case[] = [
  ['somebody new', {}, 'p1 u1', 'new', { new: 'p1 u1' }],
  ['somebody known by all of them', { ada: 'p1 u1' }, 'p1 u1', 'ada', { ada: 'p1 u1' }],
  ['the first webhook with a user id', { ada: 'p1' }, 'p1 u1', 'ada', { ada: 'p1 u1' }],
  ['the first webhook with a number', { ada: 'u1' }, 'p1 u1', 'ada', { ada: 'p1 u1' }],
  ['a number alone', { ada: 'p1 u1' }, 'p1', 'ada', { ada: 'p1 u1' }],
  ['a user id alone', { ada: 'p1 u1' }, 'u1', 'ada', { ada: 'p1 u1' }],
  ['a second number: the first is left, consent waits', { ada: 'p1 u1' }, 'p2 u1', 'ada', { ada: 'p2 u1 !' }],
  [
    'one known by number, one by user id: they are one',
    { ada: 'p1', ben: 'u1' },
    'p1 u1',
    'ada',
    { ada: 'p1 u1', ben: '= ada' },
  ],
  ['the older stays', { ada: 'u1', ben: 'p1' }, 'p1 u1', 'ada', { ada: 'p1 u1', ben: '= ada' }],
  [
    'they are one, and one had another number',
    { ada: 'p1', ben: 'u1 p2' },
    'p1 u1',
    'ada',
    { ada: 'p1 u1 !', ben: '= ada' },
  ],
  [
    'a number of somebody with another user id changed hands',
    { ada: 'p1 u1', ben: 'u2' },
    'p1 u2',
    'ben',
    { ada: 'u1 !', ben: 'p1 u2 !' },
  ],
  [
    'it changed hands, and the new owner leaves their own',
    { ada: 'p1 u1', ben: 'u2 p2' },
    'p1 u2',
    'ben',
    { ada: 'u1 !', ben: 'p1 u2 !' },
  ],
  ['it changed hands, to somebody not known yet', { ada: 'p1 u1' }, 'p1 u2', 'new', { ada: 'u1 !', new: 'p1 u2' }],
  ['a parent links two', { ada: 'u1', ben: 'r1 p1' }, 'u1 r1', 'ada', { ada: 'p1 r1 u1', ben: '= ada' }],
  [
    'a parent links two with a number each',
    { ada: 'u1 p1', ben: 'u2 r1 p2' },
    'u1 r1',
    'ada',
    { ada: 'p1 p2 r1 u1 u2 !', ben: '= ada' },
  ],
  [
    'a parent links two with a number each, one of which is seen',
    { ada: 'u1 p1', ben: 'u2 r1 p2' },
    'u1 r1 p2',
    'ada',
    { ada: 'p2 r1 u1 u2 !', ben: '= ada' },
  ],
  [
    'all three are one',
    { ada: 'p1', ben: 'u1', eve: 'r1' },
    'p1 u1 r1',
    'ada',
    { ada: 'p1 r1 u1', ben: '= ada', eve: '= ada' },
  ],
  ['another user id of the same parent', { ada: 'u1 r1 p1' }, 'u2 r1 p1', 'ada', { ada: 'p1 r1 u1 u2' }],
  [
    'another user id of the same parent, with another number',
    { ada: 'u1 r1 p1' },
    'u2 r1 p2',
    'ada',
    { ada: 'p2 r1 u1 u2 !' },
  ],
];

describe('ids that came together', () => {
  test.each(cases)('%s', (_, known, keys, person, expected) => {
    const roll = rollOf(known);
    const plan = planIdentity(roll, { ids: idsOf(keys.split(' ')), previous: null }, () => new1);
    expect(names.get(plan.person)).toBe(person);
    expect(told(roll)).toEqual(expected);
  });

  test('a row under an older spelling is the same number', () => {
    const roll = rollOf({ ada: 'p1 u1' });
    const plan = planIdentity(roll, { ids: idsOf(['p9', 'u1'], ['p1']), previous: null }, () => new1);
    expect([plan.person, told(roll)]).toEqual([ada, { ada: 'p1 p9 u1' }]);
  });
});

const changes: [string, Partial<Record<'ada' | 'ben' | 'eve', string>>, string, string, Record<string, string>][] = [
  ['to a number of nobody', { ada: 'p1 u1' }, 'u1', 'p2 u2', { ada: 'p2 u1 u2 !' }],
  ['to a number that is not told', { ada: 'p1 u1' }, 'u1', 'u2', { ada: 'u1 u2 !' }],
  [
    'that was seen in a message before',
    { ada: 'p1 u1', ben: 'p2 u2' },
    'u1',
    'p2 u2',
    { ada: 'p2 u1 u2 !', ben: '= ada' },
  ],
  [
    'that is not told, but was seen before',
    { ada: 'p1 u1', ben: 'p2 u2' },
    'u1',
    'u2',
    { ada: 'p2 u1 u2 !', ben: '= ada' },
  ],
  ['to a number of somebody else', { ada: 'p1 u1', ben: 'p2 u3' }, 'u1', 'p2 u2', { ada: 'p2 u1 u2 !', ben: 'u3 !' }],
  ['told by number', { ada: 'p1' }, 'p1', 'p2 u2', { ada: 'p2 u2 !' }],
  ['that is known already', { ada: 'p2 u1 u2' }, 'u1', 'p2 u2', { ada: 'p2 u1 u2' }],
  ['of somebody who is not known', { ben: 'p1' }, 'u1', 'p2 u2', { ben: 'p1', new: 'p2 u2' }],
];

describe('a change of ids', () => {
  test.each(changes)('%s', (_, known, previous, now, expected) => {
    const roll = rollOf(known);
    const input = { ids: idsOf(now.split(' ')), previous: idsOf(previous.split(' ')) };
    planIdentity(roll, input, () => new1);
    expect(told(roll)).toEqual(expected);
    const suspendedBefore = roll.suspended.size;
    expect(planIdentity(roll, input, () => new1).steps).toEqual([]);
    expect(roll.suspended.size).toBe(suspendedBefore);
  });
});

const seen = fc
  .record(
    {
      phone: fc.constantFrom('p1', 'p2', 'p3'),
      user: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
      parent: fc.constantFrom('r1', 'r2'),
    },
    { requiredKeys: [] },
  )
  .map(one => Object.values(one))
  .filter(keys => keys.length > 0);
const event = fc.record({ keys: seen, previous: fc.option(seen, { freq: 4 }) });

type Played = { roll: Roll; steps: IdentityStep[][]; people: ContactId[] };

function play(events: readonly { keys: string[]; previous: string[] | null }[]): Played {
  const roll = rollOf({});
  let nth = 0;
  const played: Played = { roll, steps: [], people: [] };
  for (const { keys, previous } of events) {
    const input = { ids: idsOf(keys), previous: previous === null ? null : idsOf(previous) };
    const plan = planIdentity(roll, input, () => person(++nth));
    played.steps.push([...plan.steps]);
    played.people.push(plan.person);
    for (const key of keys) expect(roll.owners.get(key)).toBe(plan.person);
    expect(planIdentity(roll, input, () => new1).steps).toEqual([]);
  }
  return played;
}

describe('after any webhooks', () => {
  const webhooks = fc.array(event, { maxLength: 12 });

  test('all ids of one webhook lead to its person, and the same webhook again teaches nothing', () => {
    fc.assert(
      fc.property(webhooks, events => void play(events)),
      { numRuns: 500 },
    );
  });

  test('every alias has one owner, who is nobody else by now', () => {
    fc.assert(
      fc.property(webhooks, events => {
        const { roll, people } = play(events);
        const had = [...roll.people.values()].flatMap(one =>
          [...one.aliases.keys()].map(key => [key, one.id] as const),
        );
        expect(had.length).toBe(roll.owners.size);
        for (const [key, id] of had) expect(roll.owners.get(key)).toBe(id);
        for (const id of roll.owners.values()) expect(roll.mergedInto.has(id)).toBe(false);
        for (const id of people) expect(roll.people.has(survivorOf(roll, id))).toBe(true);
      }),
    );
  });

  test('a number leaves nobody without suspending them', () => {
    fc.assert(
      fc.property(webhooks, events => {
        const { roll, steps } = play(events);
        const lost = steps.flatMap(plan => plan.filter(step => step.do === 'release'));
        if (lost.length > 0) expect(roll.suspended.size).toBeGreaterThan(0);
        // Without news of a change and without a parent, two people with user ids are never made one.
        if (events.some(one => one.previous !== null || one.keys.some(key => key.startsWith('r')))) return;
        for (const person of roll.people.values()) {
          const users = [...person.aliases.keys()].filter(key => key.startsWith('u'));
          expect(users.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('whoever was seen with a number has that one only', () => {
    fc.assert(
      fc.property(webhooks, events => {
        const { roll, people } = play(events);
        const last = events.at(-1);
        const person = people.at(-1);
        if (last === undefined || person === undefined || !last.keys.some(key => key.startsWith('p'))) return;
        const isNews = play(events).steps.at(-1)?.length !== 0;
        const phones = [...(roll.people.get(person)?.aliases.keys() ?? [])].filter(key => key.startsWith('p'));
        if (isNews) expect(phones).toEqual(last.keys.filter(key => key.startsWith('p')));
      }),
    );
  });
});
