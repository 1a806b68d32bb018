// Facts for the cases of rules and packs, and for the tests of this room: a bakery in Berlin that writes to a person in
// Germany on a Tuesday at noon. Each case changes only what it is about.

import { rulesToday } from './decide.ts';
import type { ReasonCode } from './decision.ts';
import type {
  BusinessFact,
  ConsentFact,
  Facts,
  MessageFact,
  PersonFacts,
  RateFacts,
  RelationFact,
  SenderFact,
  SuppressionFact,
} from './facts.ts';
import { unknownPerson } from './facts.ts';
import { createLaws, type Law, type Laws } from './law.ts';
import { germany } from './packs/de.ts';
import type { PackValues } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import type { Rule } from './rule.ts';
import { type Situation, situationOf } from './situation.ts';

/** Tuesday, 24 November 2026, 12:00 UTC: 13:00 in Berlin. */
export const noonMs = Date.UTC(2026, 10, 24, 12);
export const hourMs = 60 * 60_000;
export const dayMs = 24 * hourMs;

export type Changes = {
  readonly atMs?: number;
  readonly person?: Partial<PersonFacts>;
  readonly business?: Partial<BusinessFact>;
  readonly sender?: Partial<SenderFact>;
  readonly message?: Partial<MessageFact>;
  readonly rates?: Partial<RateFacts>;
};

const offer: MessageFact = {
  channel: 'whatsapp',
  declaredClass: null,
  purpose: 'offers',
  purposeClass: 'marketing_own',
  purposeKnown: true,
  kind: 'template',
  template: { name: 'spring_offer', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: true },
  directSendCategory: null,
  tellsOptOut: false,
  carriesText: true,
  marketingMessagesApi: false,
  madeByAi: false,
};

/** A marketing template for the purpose "offers", to a person of whom nothing but the place is known; then the changes. */
export function factsWith(changes: Changes = {}): Facts {
  return {
    atMs: changes.atMs ?? noonMs,
    person: { ...unknownPerson, countries: ['DE'], zones: ['Europe/Berlin'], ...changes.person },
    business: { countries: ['DE'], zone: 'Europe/Berlin', stricter: {}, ...changes.business },
    sender: { id: 'sender-1', active: true, country: 'DE', directSend: false, ...changes.sender },
    message: { ...offer, ...changes.message },
    rates: { pairFreeAtMs: 0, limitUsed: 0, limitMax: 2_000, limitCounted: false, ...changes.rates },
  };
}

/** A consent to "offers" on WhatsApp, proven by double opt-in a day ago; then the changes. */
export function consent(changes: Partial<ConsentFact> = {}): ConsentFact {
  return {
    purpose: 'offers',
    channel: 'whatsapp',
    status: 'given',
    grade: 'E3',
    sinceMs: noonMs - dayMs,
    eventId: 'event-1',
    ...changes,
  };
}

/** A purchase half a year ago, with the email address of the person; then the changes. */
export function purchase(changes: Partial<RelationFact> = {}): RelationFact {
  return {
    kind: 'purchase',
    channel: 'email',
    atMs: Date.UTC(2026, 4, 24, 12),
    objectionOffered: true,
    eventId: 'event-purchase',
    ...changes,
  };
}

/** What a business loosens that relies on such ties by email. */
export const reliesOnTies: Partial<BusinessFact> = { looser: { softOptIn: { channels: ['email'] } } };

/** A block on everything, everywhere, an hour old; then the changes. */
export function block(changes: Partial<SuppressionFact> = {}): SuppressionFact {
  return { scope: 'all', channel: null, reason: 'stop', sinceMs: noonMs - hourMs, eventId: 'event-stop', ...changes };
}

/** A window with the sender that the person opened an hour ago. */
export const openWindow = { windows: { 'sender-1': { inboundAtMs: noonMs - hourMs } } } as const;

/** Free text without a purpose: an answer. */
export const freeText = { kind: 'free_form', template: null, purpose: null, purposeClass: null } as const;

/** An approved utility template for the purpose "orders". */
export const orderUpdate = {
  purpose: 'orders',
  purposeClass: 'utility',
  template: { name: 'order_update', language: 'de', category: 'UTILITY', status: 'APPROVED', tellsOptOut: false },
} as const;

/** The laws of today but for Germany's, which has these values of its own besides. */
export function lawsWith(values: Partial<PackValues>): Laws {
  return createLaws('case', [...packs.filter(pack => pack.id !== germany.id), { ...germany, ...values }]);
}

/**
 * The code that one rule says on these facts under the laws of today or given ones, null for silence; as in a decision it
 * is asked only on its classes.
 */
export function said(rule: Rule, facts: Facts, laws: Laws = rulesToday.laws): ReasonCode | null {
  const situation = situationOf(facts, laws);
  return rule.applies.includes(situation.messageClass) ? (rule.judge(situation)?.code ?? null) : null;
}

/** The facts as the rules of today look at them. */
export function situationToday(facts: Facts): Situation {
  return situationOf(facts, rulesToday.laws);
}

/** The law of today for these facts. */
export function lawOf(facts: Facts): Law {
  return rulesToday.laws(facts);
}
