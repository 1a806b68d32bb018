// Who would become reachable, or no longer be, if the business's own values were others: a dry run over the stored
// people, page by page. It decides, and stores and sends nothing.

import type { Contacts, PersonOnPage } from '../../contacts/contacts.ts';
import type { Clock } from '../../kernel/kernel.ts';
import { type BusinessFact, type Decision, decide, type Facts, type MessageFact } from '../../policy/policy.ts';
import type { Business } from '../directory/directory.ts';
import type { Compared, Comparison, Moved, OwnValues, Purpose, Sender } from '../types.ts';

type Deps = { contacts: Pick<Contacts, 'page'>; clock: Clock; business: Business };

/** Compares one page of people. */
export async function compareAudience(deps: Deps, what: Comparison): Promise<Compared> {
  const people = await deps.contacts.page(what.businessId, { after: what.after, limit: what.limit });
  const atMs = deps.clock.now();
  const message = offerOf(what.purpose);
  const old = businessWith(deps.business, what.old);
  const now = businessWith(deps.business, what.now);
  const decided = people.map(person => {
    const facts = factsOf({ person, atMs, message, sender: what.sender });
    return { before: decide({ ...facts, business: old }), after: decide({ ...facts, business: now }) };
  });
  const gained = decided.filter(one => isReachable(one.after) && !isReachable(one.before));
  const lost = decided.filter(one => isReachable(one.before) && !isReachable(one.after));
  return {
    checked: people.length,
    reachableBefore: decided.filter(one => isReachable(one.before)).length,
    reachableAfter: decided.filter(one => isReachable(one.after)).length,
    gained: moved(gained.map(one => one.before)),
    lost: moved(lost.map(one => one.after)),
    next: people.length === what.limit ? (people.at(-1)?.id ?? null) : null,
  };
}

function businessWith(business: Business, values: OwnValues): BusinessFact {
  const { countries, zone, childAudience, minAge, processors, registries } = business;
  return {
    countries,
    zone,
    stricter: values.stricter,
    looser: values.looser,
    childAudience,
    ...(minAge === null ? {} : { minAge }),
    processors,
    registries,
  };
}

/** An approved template of the purpose, as a campaign would send it. */
function offerOf(purpose: Purpose): MessageFact {
  const category =
    purpose.class === 'utility' ? 'UTILITY' : purpose.class === 'authentication' ? 'AUTHENTICATION' : 'MARKETING';
  return {
    channel: 'whatsapp',
    declaredClass: null,
    purpose: purpose.id,
    purposeClass: purpose.class,
    purposeKnown: true,
    kind: 'template',
    template: { name: 'any', language: 'any', category, status: 'APPROVED', tellsOptOut: true },
    directSendCategory: null,
    tellsOptOut: true,
    carriesText: true,
    marketingMessagesApi: false,
    madeByAi: false,
    ...(Object.keys(purpose.stricter).length === 0 ? {} : { stricter: purpose.stricter }),
  };
}

function factsOf(of: {
  person: PersonOnPage;
  atMs: number;
  message: MessageFact;
  sender: Sender;
}): Omit<Facts, 'business'> {
  const { person, atMs, message, sender } = of;
  const { id, active, country, directSend, stricter } = sender;
  return {
    atMs,
    person: person.facts,
    sender: { id, active, country, directSend, ...(Object.keys(stricter).length === 0 ? {} : { stricter }) },
    message,
    rates: { pairFreeAtMs: 0, limitUsed: 0, limitMax: null, limitCounted: false },
  };
}

/** What only has to wait gets there. */
function isReachable(decision: Decision): boolean {
  return decision.outcome !== 'deny';
}

/** How many, and how often each rule stands in the way. */
function moved(refusals: readonly Decision[]): Moved {
  const byRule: Record<string, number> = {};
  for (const { reasons } of refusals) {
    const rules = reasons.filter(reason => reason.effect === 'deny').map(reason => reason.rule);
    for (const rule of new Set(rules)) byRule[rule] = (byRule[rule] ?? 0) + 1;
  }
  return { people: refusals.length, byRule };
}
