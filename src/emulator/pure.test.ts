// Small laws of the emulator's parts: the make of a wamid, spellings of numbers, pauses of retries, lanes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf, dialledDigits, waIdOf } from './people/digits.ts';
import { createPeople } from './people/people.ts';
import { createReceivedBook } from './received.ts';
import { seededRandom } from './testing.ts';
import { newWamid } from './wamid.ts';
import { type Batch, createLanes } from './webhooks/lanes.ts';
import { retryDelayMs } from './webhooks/retries.ts';

describe('a wamid', () => {
  it('has the layout of Meta’s samples', () => {
    const decoded = (by: 'business' | 'customer') =>
      Buffer.from(newWamid({ random: seededRandom('x') }, { who: '16505551234', by }).slice(6), 'base64').toString(
        'hex',
      );
    const digits = Buffer.from('16505551234').toString('hex');
    const hex = '(?:3[0-9]|4[1-6])';
    expect(decoded('business')).toMatch(new RegExp(`^1c180b${digits}150200111812${hex}{18}00$`));
    expect(decoded('customer')).toMatch(new RegExp(`^1c180b${digits}150200121814${hex}{20}00$`));
  });
});

describe('numbers', () => {
  it.each([
    ['+49 (151) 123-45.678', null, '4915112345678'],
    ['0151 12345678', '49', '4915112345678'],
    ['+49 151 12345678', '1', '4915112345678'],
    ['US.123456', null, null],
    ['', null, null],
    ['+', null, null],
  ])('%j is dialled as %j', (to, prefix, digits) => {
    expect(dialledDigits(to, prefix)).toBe(digits);
  });

  it.each([
    ['5511912345678', '5511912345678'],
    ['5541912345678', '554112345678'],
    ['525512345678', '5215512345678'],
    ['541112345678', '5491112345678'],
    ['4915112345678', '4915112345678'],
  ])('%s is known as %s', (digits, waId) => {
    expect(waIdOf(digits)).toBe(waId);
    expect(waIdOf(waId)).toBe(waId);
  });

  it('belong to a country, or to none', () => {
    expect([countryOf('12025550143'), countryOf('4915112345678'), countryOf('99999')]).toEqual(['US', 'DE', 'ZZ']);
  });
});

describe('people', () => {
  it('are found by each of their ids, and no longer by old ones', () => {
    const people = createPeople({ portfolio: '1' });
    const ada = people.add({ phone: '12025550143', withParent: true });
    const old = { ...ada };
    expect([ada.phone, ada.userId, ada.parentUserId ?? ''].map(words => people.find(words))).toEqual([ada, ada, ada]);
    people.renumber(ada, '12025550144');
    expect([old.phone, old.userId, old.parentUserId ?? ''].map(words => people.find(words))).toEqual(
      Array(3).fill(undefined),
    );
    expect(people.find('+1 202 555 0144')).toBe(ada);
  });

  it('stay bounded, and the first stay', () => {
    const people = createPeople({ portfolio: '1' });
    for (let count = 0; count < 20_100; count += 1) people.add({ phone: `999${10_000_000 + count}` });
    expect(people.size()).toBe(20_000);
    expect(people.byId('c1')).toBeDefined();
    expect(people.byId('c101')).toBeUndefined();
  });
});

describe('retries', () => {
  it('come at once, then with growing pauses up to six hours', () => {
    expect([1, 2, 3, 4, 40].map(count => retryDelayMs(count, 1))).toEqual([0, 1_000, 2_000, 4_000, 21_600_000]);
    expect(retryDelayMs(2, 0)).toBe(5);
  });
});

describe('the book of what was received', () => {
  it('counts each opaque value and names those that came twice', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('a', 'b', 'c'))), opaques => {
        const book = createReceivedBook();
        for (const opaque of opaques)
          book.write({
            wamid: '',
            phoneNumberId: '',
            customerId: '',
            type: '',
            template: null,
            category: '',
            atMs: 0,
            fails: null,
            opaque,
          });
        const { accepted, withoutOpaque, doubled } = book.counts();
        const times = (one: string) => opaques.filter(opaque => opaque === one).length;
        expect([accepted, withoutOpaque]).toEqual([opaques.length, opaques.filter(opaque => opaque === null).length]);
        expect([...doubled].sort()).toEqual(['a', 'b', 'c'].filter(one => times(one) > 1));
        for (const one of ['a', 'b', 'c']) expect(book.countOf(one)).toBe(times(one));
      }),
    );
  });
});

describe('lanes', () => {
  it('give everything once, in order for each key, and never two batches of a key at a time', () => {
    const puts = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.nat(1_000)), { maxLength: 60 });
    fc.assert(
      fc.property(puts, fc.integer({ min: 1, max: 7 }), (updates, max) => {
        const expected = Object.groupBy(updates, ([key]) => key);
        const heard = Object.groupBy(emptied(updates, max), ([key]) => key);
        expect(heard).toEqual(expected);
      }),
    );
  });
});

/** Puts everything in, then takes it out two batches at a time, as two posts under way do. */
function emptied(updates: readonly [string, number][], max: number): [string, number][] {
  const lanes = createLanes();
  const put = ([key, n]: [string, number]): void =>
    lanes.put(key, { wabaId: key, field: 'f', value: { n }, timeS: null });
  const later = updates.slice(updates.length / 2);
  for (const update of updates.slice(0, updates.length / 2)) put(update);
  const heard: [string, number][] = [];
  const hear = (batch: Batch | undefined): void => {
    heard.push(...(batch?.updates ?? []).map(({ wabaId, value }): [string, number] => [wabaId, Number(value['n'])]));
    if (batch) lanes.release(batch);
  };
  while (lanes.waiting + later.length > 0) {
    const one = lanes.take(max);
    // More comes for the same people while their post is under way.
    for (const update of later.splice(0, 3)) put(update);
    const other = lanes.take(max);
    const keys = new Set(one?.updates.map(({ wabaId }) => wabaId));
    expect(other?.updates.filter(({ wabaId }) => keys.has(wabaId)) ?? []).toEqual([]);
    hear(one);
    hear(other);
  }
  return heard;
}
