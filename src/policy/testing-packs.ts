// Arbitrary packs and the order of strictness between them, for the property tests of this room. The order is written
// apart from the merge and compares minute by minute, so that a slip in one is seen by the other.

import fc from 'fast-check';
import type { Channel, EvidenceGrade } from './facts.ts';
import type { GradedKind, Pack, PackValues, Registry, Telling } from './packs/pack.ts';
import { type Week, weekOf } from './week.ts';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const grade = fc.constantFrom<EvidenceGrade>('E0', 'E1', 'E2', 'E3', 'E4');
const slot = fc
  .tuple(fc.nat(95), fc.nat(95))
  .map(([a, b]) => `${clock(Math.min(a, b) * 15)}-${clock((Math.max(a, b) + 1) * 15)}`);
const hours = fc
  .record({ 'MO-SA': fc.array(slot, { maxLength: 2 }), SU: fc.array(slot, { maxLength: 2 }) })
  .map(weekOf);
const caps = fc
  .uniqueArray(fc.record({ max: fc.integer({ min: 1, max: 5 }), perDays: fc.constantFrom(1, 7, 30) }), {
    selector: cap => cap.perDays,
  })
  .map(list => list.toSorted((a, b) => a.perDays - b.perDays));

const registries = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('LIST-A', 'LIST-B'),
      kind: fc.constantFrom('opted_out', 'registered'),
      maxAgeDays: fc.integer({ min: 1, max: 60 }),
      channels: fc.subarray<Channel>(['email', 'sms', 'whatsapp']),
      sparedByGrade: fc.option(grade),
      graceDays: fc.nat(5),
    }),
    { selector: one => one.id },
  )
  .map(list => list.toSorted((a, b) => (a.id < b.id ? -1 : 1)));

/** Any values of a pack. */
export const anyValues: fc.Arbitrary<PackValues> = fc.record({
  minGrade: fc.record({ marketing: grade, survey: grade, utility: grade, authentication: grade }),
  doubleOptIn: fc.boolean(),
  expiresIfUnusedMonths: fc.option(fc.integer({ min: 1, max: 48 })),
  minAge: fc.constantFrom(0, 13, 18),
  mustTell: fc.subarray<Telling>(['commercial_label', 'mailing_address', 'sender_identity']),
  restOnHolidays: fc.boolean(),
  softOptIn: fc.record({
    channels: fc.subarray<Channel>(['email', 'sms', 'whatsapp']),
    months: fc.record({ purchase: fc.nat(30), inquiry: fc.nat(30), membership: fc.nat(30) }),
  }),
  askAgainAfterMonths: fc.nat(24),
  asksMax: fc.option(fc.integer({ min: 0, max: 3 })),
  registries,
  stopMayBeNarrowed: fc.boolean(),
  answerWithin: fc.record({ months: fc.option(fc.nat(3)), days: fc.option(fc.nat(90)) }),
  optOutInEveryMessage: fc.boolean(),
  hours: fc.record({ marketing: hours, utility: hours }),
  frequency: caps,
  windowHours: fc.option(fc.integer({ min: 1, max: 24 })),
  marketingNotDeliveredTo: fc.subarray(['BR', 'DE', 'US']),
  reviewedPacksOnly: fc.boolean(),
});

/** Any pack. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .tuple(anyValues, fc.constantFrom('AA', 'BB', 'CC', 'DD'))
  .map(([values, id]) => ({
    ...values,
    id,
    title: `Pack ${id}`,
    sources: [{ title: `Law of ${id}` }],
    atLoosest: {},
    changes: [],
    confidence: 'high',
  }));

/** Whether whatever one set of values lets pass, the other lets pass too. */
export function isAtLeastAsStrict(one: PackValues, other: PackValues): boolean {
  const kinds: readonly GradedKind[] = ['marketing', 'survey', 'utility', 'authentication'];
  return (
    kinds.every(kind => one.minGrade[kind] >= other.minGrade[kind]) &&
    one.doubleOptIn >= other.doubleOptIn &&
    atMost(one.expiresIfUnusedMonths, other.expiresIfUnusedMonths) &&
    one.optOutInEveryMessage >= other.optOutInEveryMessage &&
    within(one.hours.marketing, other.hours.marketing) &&
    within(one.hours.utility, other.hours.utility) &&
    other.frequency.every(cap => one.frequency.some(mine => mine.perDays === cap.perDays && mine.max <= cap.max)) &&
    atMost(one.windowHours, other.windowHours) &&
    other.marketingNotDeliveredTo.every(country => one.marketingNotDeliveredTo.includes(country)) &&
    one.reviewedPacksOnly >= other.reviewedPacksOnly &&
    one.minAge >= other.minAge &&
    one.restOnHolidays >= other.restOnHolidays &&
    other.mustTell.every(telling => one.mustTell.includes(telling)) &&
    one.softOptIn.channels.every(channel => other.softOptIn.channels.includes(channel)) &&
    (['purchase', 'inquiry', 'membership'] as const).every(
      kind => one.softOptIn.months[kind] <= other.softOptIn.months[kind],
    ) &&
    one.askAgainAfterMonths >= other.askAgainAfterMonths &&
    atMost(one.asksMax, other.asksMax) &&
    other.registries.every(registry => one.registries.some(mine => asksAtLeast(mine, registry))) &&
    one.stopMayBeNarrowed <= other.stopMayBeNarrowed &&
    atMost(one.answerWithin.months, other.answerWithin.months) &&
    atMost(one.answerWithin.days, other.answerWithin.days)
  );
}

function asksAtLeast(one: Registry, other: Registry): boolean {
  return (
    one.id === other.id &&
    (one.kind === other.kind || one.kind === 'registered') &&
    one.maxAgeDays <= other.maxAgeDays &&
    other.channels.every(channel => one.channels.includes(channel)) &&
    (one.sparedByGrade === null || (other.sparedByGrade !== null && one.sparedByGrade >= other.sparedByGrade)) &&
    one.graceDays <= other.graceDays
  );
}

function atMost(one: number | null, other: number | null): boolean {
  return (one ?? Number.POSITIVE_INFINITY) <= (other ?? Number.POSITIVE_INFINITY);
}

/** Every quarter of an hour that one week allows, the other allows. */
function within(one: Week, other: Week): boolean {
  const allows = (week: Week, day: number, minute: number): boolean =>
    (week[day] ?? []).some(([from, to]) => from <= minute && minute < to);
  for (let quarter = 0; quarter < 7 * 96; quarter += 1) {
    const day = Math.floor(quarter / 96);
    const minute = (quarter % 96) * 15;
    if (allows(one, day, minute) && !allows(other, day, minute)) return false;
  }
  return true;
}
