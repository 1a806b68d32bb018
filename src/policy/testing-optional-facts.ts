// The facts that may be absent, for the property tests of this room: each comes alone or with others, and most often none.
// With them a book whose Thailand and France have registries, so that those are tried as well.

import fc from 'fast-check';
import { consent, dayMs, factsWith, freeText, noonMs, openWindow, purchase, reliesOnTies } from './case-facts.ts';
import { createRuleBook, type RuleBook, rulesVersion } from './decide.ts';
import type { BusinessFact, ConsentFact, Facts, ForbiddenAsk, MessageFact, PersonFacts } from './facts.ts';
import { eu } from './packs/eu.ts';
import type { Pack, Registry } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { strictest } from './packs/strictest.ts';
import { rulesInOrder } from './rules/rules.ts';

const registry = { maxAgeDays: 30, channels: ['email', 'whatsapp'], graceDays: 3 } as const;
const refusals: Registry = { ...registry, id: 'REFUSALS', kind: 'opted_out', sparedByGrade: 'E4' };
const consents: Registry = { ...registry, id: 'CONSENTS', kind: 'registered', sparedByGrade: null };
const withRegistries: readonly Pack[] = [
  { ...eu, id: 'FR', registries: [refusals], mustTell: ['commercial_label'] },
  { ...strictest, id: 'TH', registries: [consents] },
];

/** The rules of today, with registries in Thailand (of consents) and in France (of refusals). */
export const bookWithRegistries: RuleBook = createRuleBook(rulesVersion, rulesInOrder, [
  ...packs.filter(pack => !['FR', 'TH'].includes(pack.id)),
  ...withRegistries,
]);

/** Often nothing, else some of the members, so that what is absent is tried as well. */
function some<T extends object>(model: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<Partial<T>> {
  return fc.oneof(
    { arbitrary: fc.constant<Partial<T>>({}), weight: 2 },
    { arbitrary: fc.record<T, never>(model, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>, weight: 1 }, // no key is required
  );
}

const days = (most: number): fc.Arbitrary<number> => fc.nat(most).map(ago => noonMs - ago * dayMs);

/** What may be known of a consent. */
export const consentExtras = some<Pick<Required<ConsentFact>, 'noticeVersion' | 'explicit'>>({
  noticeVersion: fc.integer({ min: 1, max: 3 }),
  explicit: fc.boolean(),
});

/** What may be known of a person. */
export const personExtras = some<
  Pick<Required<PersonFacts>, 'age' | 'regions' | 'source' | 'noticeGiven' | 'registries' | 'relations' | 'askedAtMs'>
>({
  age: fc.integer({ min: 10, max: 20 }),
  regions: fc.subarray(['US-FL', 'US-CA']),
  source: fc.constantFrom('person', 'person', 'staff', 'import', 'public_register', 'purchased', 'rented', 'scraped'),
  noticeGiven: fc.boolean(),
  registries: fc.subarray(['CONSENTS', 'REFUSALS']),
  relations: fc.array(
    fc.record({
      kind: fc.constantFrom('purchase', 'purchase', 'inquiry', 'membership'),
      channel: fc.constantFrom('whatsapp', 'email', 'email'),
      atMs: days(800),
      objectionOffered: fc.boolean(),
      eventId: fc.constant('e7'),
    }),
    { maxLength: 2 },
  ),
  askedAtMs: fc.array(days(500), { maxLength: 2 }),
});

/** What may be known of a business. */
export const businessExtras = some<
  Pick<Required<BusinessFact>, 'childAudience' | 'minAge' | 'registries' | 'processors' | 'looser' | 'pause'>
>({
  childAudience: fc.boolean(),
  minAge: fc.constantFrom(0, 14, 18),
  registries: fc.record({ CONSENTS: days(40), REFUSALS: days(40) }),
  processors: fc.array(
    fc.record({
      id: fc.constant('host'),
      agreement: fc.nat(4).map(one => one > 0),
      transfer: fc.constantFrom('none', 'adequacy', 'scc', 'bcr', 'dpf', 'missing'),
    }),
    { maxLength: 2 },
  ),
  pause: fc.record({
    covers: fc.constantFrom('started', 'everything'),
    sinceMs: fc.nat(20).map(ago => noonMs - ago * dayMs),
  }),
  looser: fc.constantFrom({}, { frequency: [] }, { softOptIn: { channels: ['email'] } }),
});

/** What may be known of a message. */
export const messageExtras = some<
  Pick<
    Required<MessageFact>,
    'content' | 'asksConsent' | 'specialCategory' | 'noticeVersionMin' | 'carriesNotice' | 'stricter'
  >
>({
  content: fc
    .record({
      class: fc.constantFrom('service', 'promotional', 'third_party'),
      certainty: fc.constantFrom('certain', 'ambiguous'),
      overriddenBy: fc.option(fc.constant('staff-1'), { freq: 1 }),
      asksFor: fc.option(
        fc.subarray<ForbiddenAsk>(['payment_card', 'bank_account', 'national_id', 'identity_document']),
      ),
    })
    .map(({ overriddenBy, asksFor, ...rest }) => ({
      ...rest,
      ...(overriddenBy === null ? {} : { overriddenBy }),
      ...(asksFor === null ? {} : { asksFor }),
    })),
  asksConsent: fc.boolean(),
  specialCategory: fc.boolean(),
  noticeVersionMin: fc.integer({ min: 1, max: 3 }),
  carriesNotice: fc.boolean(),
  stricter: fc.constantFrom({}, { frequency: [{ max: 1, perDays: 30 }] }),
});

const weekAgoMs = noonMs - 7 * dayMs;

/** Facts that rest on what may be absent, and are allowed by the book above. */
export const allowedByExtras: readonly Facts[] = [
  factsWith({
    person: { consents: [consent({ explicit: true, noticeVersion: 2 })], age: 17, source: 'purchased' },
    message: { specialCategory: true, noticeVersionMin: 2 },
  }),
  factsWith({
    person: {
      consents: [consent({ sinceMs: weekAgoMs }), consent({ grade: 'E4', sinceMs: weekAgoMs - 1, eventId: 'event-2' })],
      countries: ['FR'],
      registries: ['REFUSALS'],
      source: 'import',
    },
    business: { processors: [{ id: 'host', agreement: true, transfer: 'scc' }] },
    message: { carriesNotice: true },
  }),
  factsWith({
    person: { consents: [consent({ sinceMs: weekAgoMs })], countries: ['TH'], registries: ['CONSENTS'] },
    business: { registries: { CONSENTS: noonMs - dayMs } },
  }),
  factsWith({ person: { consents: [consent()], countries: ['TH'] } }),
  ...[
    { relations: [purchase()] },
    // Sales that will not count for much longer, and one that no longer does, so that all rests on the consent.
    { relations: [purchase({ atMs: Date.UTC(2025, 10, 25) })] },
    { relations: [purchase({ atMs: Date.UTC(2025, 10, 26) })] },
    { relations: [purchase({ atMs: 0 })], consents: [consent({ channel: 'email' })] },
  ].map(person => factsWith({ person, business: reliesOnTies, message: { channel: 'email' } })),
  factsWith({ person: openWindow, message: { ...freeText, asksConsent: true } }),
  factsWith({
    person: openWindow,
    message: { ...freeText, content: { class: 'promotional', certainty: 'certain', overriddenBy: 'staff-1' } },
  }),
];
