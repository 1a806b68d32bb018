// Who would become reachable, or no longer be, if the business's own values were others: a dry run over the stored
// people, page by page. It decides, and stores and sends nothing.

import type { Contacts } from '../../contacts/contacts.ts';
import { type Clock, present } from '../../kernel/kernel.ts';
import { type BusinessFact, type Decision, decide, type Facts, type MessageFact } from '../../policy/policy.ts';
import type { Business } from '../directory/directory.ts';
import type { Compared, Comparison, Moved, OwnValues, Purpose, Sender } from '../types.ts';

type Deps = { contacts: Pick<Contacts, 'page'>; clock: Clock; business: Business };

/** Compares one page of people. */
export async function compareAudience(deps: Deps, what: Comparison): Promise<Compared> {
  const people = await deps.contacts.page(what.businessId, { after: what.after, limit: what.limit });
  const atMs = deps.clock.now();
  const sides = [what.old, what.now].map(values => sideOf(deps.business, what, values));
  const [old, now] = [present(sides[0], 'the old values'), present(sides[1], 'the new values')];
  const decided = people.map(person => ({
    before: decide({ ...old, atMs, person: person.facts }),
    after: decide({ ...now, atMs, person: person.facts }),
  }));
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

/** All that is the same for each person, under the given values. */
function sideOf(
  business: Business,
  { purpose, sender }: Comparison,
  values: OwnValues,
): Omit<Facts, 'atMs' | 'person'> {
  const { ofPurpose = purpose.stricter, ofSender = sender.stricter } = values;
  return {
    business: businessWith(business, values),
    sender: senderWith(sender, ofSender),
    message: offerOf({ ...purpose, stricter: ofPurpose }),
    rates: { pairFreeAtMs: 0, limitUsed: 0, limitMax: null, limitCounted: false },
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

function senderWith({ id, active, country, directSend }: Sender, stricter: Sender['stricter']): Facts['sender'] {
  return { id, active, country, directSend, ...(Object.keys(stricter).length === 0 ? {} : { stricter }) };
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
