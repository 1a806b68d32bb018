// Gathers the facts of one message, decides, and prepares the row that records it. Pure but for the chance in ids.

import type { Person } from '../../contacts/contacts.ts';
import { type Clock, canonicalJson, type DecisionId, type Json, newId, type Random } from '../../kernel/kernel.ts';
import {
  type BusinessFact,
  type Decision,
  decide,
  type Facts,
  type PersonFacts,
  type RateFacts,
  type SenderFact,
} from '../../policy/policy.ts';
import type { Business } from '../directory/directory.ts';
import type { Sender, SendInput } from '../types.ts';
import { describe } from './describe.ts';

/** A decision with the facts it rests on, not yet recorded. */
export type Judged = {
  readonly id: DecisionId;
  readonly facts: Facts;
  readonly decision: Decision;
  /** The contact's gate after this message, when it changes; null otherwise. */
  readonly gate: PersonFacts | null;
  readonly outsideWindow: boolean;
};

const dayMs = 24 * 60 * 60 * 1000;
const marketingKeptMs = 30 * dayMs;
const useNotedEveryMs = 30 * dayMs;
/** Nobody may ask as often: older questions than these change nothing. */
const askedKeptMax = 10;

/** Decides on one message to one person at this instant. */
export function judge(
  deps: { clock: Clock; random: Random },
  about: { business: Business; person: Person; input: SendInput; rates: RateFacts },
): Judged {
  const { business, person, input, rates } = about;
  const facts: Facts = {
    atMs: deps.clock.now(),
    person: person.facts,
    business: businessFact(business),
    sender: senderFact(input.sender),
    message: describe(business, input),
    rates,
  };
  const decision = decide(facts);
  return {
    id: newId<'decision'>(deps),
    facts,
    decision,
    gate: decision.outcome === 'allow' ? gateAfter(facts, decision) : null,
    outsideWindow: !hasOpenWindow(facts) && facts.message.kind !== 'reaction',
  };
}

/** The same object for the same business and sender: their part of a record is written once and remembered. */
const businesses = new WeakMap<Business, BusinessFact>();
const senders = new WeakMap<Sender, SenderFact>();

/** The business as the policy sees it. */
export function businessFact(business: Business): BusinessFact {
  const known = businesses.get(business);
  if (known !== undefined) return known;
  const { countries, zone, stricter, looser, childAudience, minAge, processors, registries, pause } = business;
  const fact: BusinessFact = {
    countries,
    zone,
    stricter,
    ...(isEmpty(looser) ? {} : { looser }),
    ...(childAudience ? { childAudience } : {}),
    ...(minAge === null ? {} : { minAge }),
    ...(processors.length === 0 ? {} : { processors }),
    ...(isEmpty(registries) ? {} : { registries }),
    ...(pause === null ? {} : { pause: { covers: pause.covers, sinceMs: pause.sinceMs } }),
  };
  businesses.set(business, fact);
  return fact;
}

/** The sender as the policy sees it. */
export function senderFact(sender: Sender): SenderFact {
  const known = senders.get(sender);
  if (known !== undefined) return known;
  const { id, active, country, directSend, stricter } = sender;
  const fact: SenderFact = { id, active, country, directSend, ...(isEmpty(stricter) ? {} : { stricter }) };
  senders.set(sender, fact);
  return fact;
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}

/** Whether the person wrote to this sender in the last 24 hours. */
export function hasOpenWindow(facts: Facts): boolean {
  const inboundAtMs = facts.person.windows[facts.sender.id]?.inboundAtMs;
  return inboundAtMs !== undefined && inboundAtMs + dayMs > facts.atMs;
}

/** What the person's gate becomes when this message goes out: marketing is counted, the first contact is over. */
function gateAfter(facts: Facts, decision: Decision): PersonFacts | null {
  const isMarketing = decision.class.startsWith('marketing') || decision.class === 'survey';
  const used = decision.basis?.consentEventId;
  const asks = facts.message.asksConsent === true;
  if (!isMarketing && !asks && facts.person.contactedBefore && !isLongUnused(facts, used)) return null;
  return {
    ...facts.person,
    contactedBefore: true,
    ...(asks ? { askedAtMs: [...(facts.person.askedAtMs ?? []), facts.atMs].slice(-askedKeptMax) } : {}),
    marketingSentAtMs: isMarketing
      ? [...facts.person.marketingSentAtMs.filter(at => at > facts.atMs - marketingKeptMs), facts.atMs]
      : facts.person.marketingSentAtMs,
    consents: facts.person.consents.map(one => (one.eventId === used ? { ...one, lastUsedAtMs: facts.atMs } : one)),
  };
}

/** Consent lapses when it is not used; that it is in use is noted once in a while, not with every message. */
function isLongUnused(facts: Facts, eventId: string | null | undefined): boolean {
  const consent = facts.person.consents.find(one => one.eventId === eventId);
  return consent !== undefined && (consent.lastUsedAtMs ?? consent.sinceMs) < facts.atMs - useNotedEveryMs;
}

/** Something that two equal requests share, for Idempotency-Key. */
export function requestFingerprint(input: SendInput): string {
  const plain: Json = JSON.parse(JSON.stringify([input.endpoint, input.purpose, input.declaredClass, input.request]));
  return canonicalJson(plain);
}
