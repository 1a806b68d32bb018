// Arbitrary facts for the property tests of this room: anything may come together, but what permits comes often enough
// that the laws are tried where they matter.

import fc from 'fast-check';
import { consent, dayMs, factsWith, freeText, noonMs, openWindow, orderUpdate } from './case-facts.ts';
import type { ConsentFact, Facts, MessageClass, SuppressionFact } from './facts.ts';
import {
  allowedByExtras,
  businessExtras,
  consentExtras,
  messageExtras,
  personExtras,
} from './testing-optional-facts.ts';

const classes: readonly MessageClass[] = [
  'compliance',
  'reply',
  'authentication',
  'utility',
  'marketing_own',
  'marketing_third_party',
  'survey',
];
const purposes = ['offers', 'offers', 'orders', 'orders', 'utility', 'authentication', 'marketing_own', 'survey'];
const channel = fc.constantFrom('whatsapp', 'whatsapp', 'whatsapp', 'email' as const);
const rare = <T>(value: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 7 }, { arbitrary: value, weight: 1 });
const sometimes = rare(fc.constant(true), false);
const lately = fc.integer({ min: 0, max: 40 * dayMs }).map(ago => noonMs - ago);
const past = fc.oneof(
  { arbitrary: lately, weight: 4 },
  { arbitrary: fc.integer({ min: 0, max: 1_100 }).map(days => noonMs - days * dayMs), weight: 1 },
);

/** Any state of a consent to one of a few purposes. */
export const anyConsent: fc.Arbitrary<ConsentFact> = fc
  .record({
    purpose: fc.constantFrom(...purposes),
    channel,
    status: fc.oneof(
      { arbitrary: fc.constantFrom('given', 'renewed'), weight: 6 },
      {
        arbitrary: fc.constantFrom(
          ...(['unknown', 'requested', 'refused', 'expired', 'withdrawn', 'revoked', 'invalidated'] as const),
        ),
        weight: 1,
      },
    ),
    grade: fc.constantFrom('E0', 'E1', 'E2', 'E3', 'E3', 'E3', 'E3', 'E3', 'E4'),
    sinceMs: past,
    eventId: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
    senderIds: fc.option(fc.subarray(['sender-1', 'sender-2']), { freq: 4 }),
    thirdParties: fc.option(fc.boolean()),
    lastUsedAtMs: fc.option(past),
  })
  .chain(base => consentExtras.map(extras => ({ ...base, extras })))
  .map(({ senderIds, thirdParties, lastUsedAtMs, extras, ...rest }) => ({
    ...rest,
    ...extras,
    ...(senderIds === null ? {} : { senderIds }),
    ...(thirdParties === null ? {} : { thirdParties }),
    ...(lastUsedAtMs === null ? {} : { lastUsedAtMs }),
  }));

/** Any block. */
export const anyBlock: fc.Arbitrary<SuppressionFact> = fc.record({
  scope: fc.constantFrom('all', 'business_initiated', 'marketing'),
  channel: fc.option(channel),
  reason: fc.constantFrom(
    'stop',
    'platform',
    'objection',
    'refused',
    'complaint',
    'erasure',
    'registry',
    'staff',
    'doubt',
  ),
  sinceMs: past,
  eventId: fc.constantFrom('e5', 'e6'),
});

const plainPerson = fc.record({
  erased: sometimes,
  restricted: sometimes,
  objected: rare(fc.constantFrom('none', 'marketing', 'all'), 'none'),
  identityStale: sometimes,
  countries: fc.oneof(fc.subarray(['DE', 'FR', 'TH']), fc.constantFrom(['DE'], ['US'])),
  zones: fc.subarray(['Europe/Berlin', 'Europe/Paris', 'Asia/Bangkok']),
  language: fc.constantFrom(null, 'de'),
  suppressions: rare(fc.array(anyBlock, { maxLength: 3 }), []),
  consents: fc.array(anyConsent, { maxLength: 6 }),
  windows: fc.oneof(
    fc.constant({}),
    fc.record({
      'sender-1': fc.record({ inboundAtMs: fc.integer({ min: 0, max: 30 }).map(h => noonMs - h * 3_600_000) }),
    }),
  ),
  marketingSentAtMs: rare(
    fc.array(lately, { maxLength: 8 }).map(list => list.toSorted((a, b) => a - b)),
    [],
  ),
  contactedBefore: fc.boolean(),
});

const person = fc.tuple(plainPerson, personExtras).map(([plain, extras]) => ({ ...plain, ...extras }));

const template = fc.record({
  name: fc.constant('a'),
  language: fc.constant('de'),
  category: fc.constantFrom('MARKETING', 'MARKETING', 'UTILITY', 'UTILITY', 'AUTHENTICATION', 'UNKNOWN'),
  status: rare(fc.constantFrom('APPROVED', 'PAUSED', 'UNKNOWN'), 'APPROVED'),
  tellsOptOut: fc.nat(4).map(one => one > 0),
});

const purpose = fc.oneof(
  fc.constant({ purpose: null, purposeClass: null, purposeKnown: true }),
  fc.constant({ purpose: 'offers', purposeClass: 'marketing_own', purposeKnown: true } as const),
  fc.constant({ purpose: 'orders', purposeClass: 'utility', purposeKnown: true } as const),
  fc.record({
    purpose: fc.constantFrom(...purposes),
    purposeClass: fc.option(fc.constantFrom(...classes)),
    purposeKnown: fc.boolean(),
  }),
);

const message = fc
  .record({
    channel: rare(channel, 'whatsapp'),
    declaredClass: rare(fc.constantFrom('compliance', ...classes), null),
    kind: fc.constantFrom('free_form', 'template', 'template', 'template', 'direct_send', 'reaction'),
    template: rare(fc.option(template), null),
    directSendCategory: fc.constantFrom(null, 'utility', 'authentication'),
    tellsOptOut: fc.boolean(),
    marketingMessagesApi: sometimes,
    carriesText: fc.boolean(),
    madeByAi: fc.boolean(),
  })
  .chain(base =>
    fc.tuple(purpose, template, messageExtras).map(([named, chosen, extras]) => ({
      ...base,
      ...named,
      ...extras,
      template: base.kind === 'template' ? chosen : base.template,
    })),
  );

const plainBusiness = fc.record({
  countries: fc.subarray(['DE', 'FR', 'TH']),
  zone: fc.constantFrom('Europe/Berlin', 'Asia/Bangkok'),
  stricter: fc.constant({}),
});

/** Facts that hang together as little as they may. */
const wildFacts: fc.Arbitrary<Facts> = fc.record({
  atMs: fc.oneof(
    fc.constant(noonMs),
    fc.integer({ min: 0, max: 14 * 24 }).map(hours => noonMs + hours * 3_600_000),
  ),
  person,
  business: fc.tuple(plainBusiness, businessExtras).map(([plain, extras]) => ({ ...plain, ...extras })),
  sender: fc.record({
    id: fc.constant('sender-1'),
    active: sometimes.map(one => !one),
    country: fc.constantFrom(null, 'DE', 'TH'),
    directSend: fc.boolean(),
  }),
  message,
  rates: fc.record({
    pairFreeAtMs: rare(fc.constantFrom(0, noonMs + 6_000), 0),
    limitUsed: fc.constantFrom(0, 250),
    limitMax: rare(fc.constantFrom(null, 250), null),
    limitCounted: fc.boolean(),
  }),
});

/** Facts under which each kind of message is allowed, or only has to wait. */
const allowed: readonly Facts[] = [
  factsWith({ person: { consents: [consent()] } }),
  factsWith({
    person: { consents: [consent({ thirdParties: true })] },
    message: { declaredClass: 'marketing_third_party' },
  }),
  factsWith({ person: { consents: [consent()], ...openWindow }, message: { kind: 'free_form', template: null } }),
  factsWith({ person: { consents: [consent({ purpose: 'orders', grade: 'E2' })] }, message: orderUpdate }),
  factsWith({
    person: { consents: [consent({ purpose: 'authentication' })] },
    message: {
      purpose: null,
      purposeClass: null,
      template: { ...orderUpdate.template, category: 'AUTHENTICATION' },
    },
  }),
  factsWith({ atMs: noonMs + 5 * dayMs, person: { consents: [consent()] } }),
  factsWith({ person: { consents: [consent()], marketingSentAtMs: [noonMs - 2 * dayMs, noonMs - dayMs] } }),
  factsWith({ person: openWindow, message: freeText }),
  factsWith({ person: openWindow, message: { ...freeText, declaredClass: 'compliance' } }),
  ...allowedByExtras,
];

/** Allowed facts with a few parts exchanged for wild ones: where the laws are tried at their edge. */
const nearlyAllowed: fc.Arbitrary<Facts> = fc
  .tuple(fc.constantFrom(...allowed), wildFacts, fc.array(fc.nat(99), { maxLength: 3 }))
  .map(([facts, wild, places]) => places.reduce((mixed, place) => exchangeOne(mixed, wild, place), facts));

/** One part of the facts taken from others: the instant, or one member of a record. */
function exchangeOne(facts: Facts, wild: Facts, place: number): Facts {
  const parts = (['person', 'person', 'person', 'business', 'sender', 'message', 'rates'] as const).flatMap(part =>
    [...new Set([...Object.keys(facts[part]), ...Object.keys(wild[part])])].map(name => [part, name] as const),
  );
  const chosen = parts[place % (parts.length + 4)];
  if (chosen === undefined) return { ...facts, atMs: wild.atMs };
  const [part, name] = chosen;
  const others = Object.entries(facts[part]).filter(([key]) => key !== name);
  const taken = Object.entries(wild[part]).filter(([key]) => key === name);
  return { ...facts, [part]: Object.fromEntries([...others, ...taken]) };
}

/** Any facts: half of them wild, half close to an allow. */
export const anyFacts: fc.Arbitrary<Facts> = fc.oneof(wildFacts, nearlyAllowed);

/** Stricter values of a business, as they come from its settings. */
export const anyStricter: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    minGrade: fc.record({ marketing: fc.constantFrom('E2', 'E3', 'E4'), utility: fc.constantFrom('E2', 'E3') }),
    doubleOptIn: fc.boolean(),
    expiresIfUnusedMonths: fc.integer({ min: 1, max: 30 }),
    optOutInEveryMessage: fc.boolean(),
    hours: fc.record({ marketing: fc.constantFrom({ 'MO-FR': ['10:00-12:30'] }, { ALL: ['00:00-24:00'] }, {}) }),
    frequency: fc.constantFrom([], [{ max: 1, perDays: 7 }], [{ max: 9, perDays: 1 }]),
    windowHours: fc.integer({ min: 1, max: 24 }),
    reviewedPacksOnly: fc.boolean(),
  },
  { requiredKeys: [] },
);
