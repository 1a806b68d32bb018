// What will become of a send that is well formed: the code that it fails with, or none. Meta judges most of this after
// it has answered 200, so the caller asks the table whether the code comes now or later.

import { relationOf } from '../people/people.ts';
import type { BusinessNumber, Customer, Template } from '../types.ts';
import type { World } from '../world.ts';
import { countMarketing, withinMarketingCap, withinMessagingLimit } from './limits.ts';

export type SendKind = 'service' | 'utility' | 'authentication' | 'marketing';

export type Judged = {
  readonly customer: Customer;
  readonly number: BusinessNumber;
  readonly kind: SendKind;
  readonly template: Template | null;
  readonly route: 'messages' | 'marketing_messages';
};

/** The code that the message fails with, or null when it arrives. Counts it against the limits when it arrives. */
export function judge(world: World, what: Judged): number | null {
  const { customer, number } = what;
  const relation = relationOf(customer, number.id);
  if (!customer.reachable || relation.blockedBusiness || number.blocked.has(customer.id)) return 131026;
  const isOpen = relation.windowUntilMs > world.clock.now();
  if (what.kind === 'service') return isOpen ? null : 131047;
  if (what.kind === 'marketing') {
    const objection = judgeMarketing(world, what, { isOpen, stopped: relation.stoppedOffers });
    if (objection !== null) return objection;
  }
  if (!isOpen && !withinMessagingLimit(world, customer)) return world.switches.messagingLimitCode;
  if (what.kind === 'marketing' && !isOpen) countMarketing(world, customer);
  return null;
}

function judgeMarketing(world: World, what: Judged, how: { isOpen: boolean; stopped: boolean }): number | null {
  const { customer, route } = what;
  if (route === 'messages' && !world.switches.marketingOnMessages) return 131063;
  if (how.stopped) return 131050;
  if (customer.country === 'US' && !world.switches.marketingToUnitedStates) return 131049;
  return how.isOpen || withinMarketingCap(world, customer) ? null : 131049;
}
