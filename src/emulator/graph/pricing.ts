// What Meta charges for a message, as far as a status tells it.

import type { BusinessNumber, Relation, Wire } from '../types.ts';
import type { World } from '../world.ts';
import type { SendKind } from './judge.ts';
import { takeFreeService } from './limits.ts';

/** The pricing of a message, and the conversation where Meta still names one (free entry point only, since v24.0). */
export function pricingOf(
  world: World,
  what: { relation: Relation; number: BusinessNumber; kind: SendKind; route: 'messages' | 'marketing_messages' },
): { pricing: Wire; conversation: Wire | null } {
  const { relation, kind } = what;
  const nowMs = world.clock.now();
  if (relation.entryOfferedUntilMs > nowMs) {
    // The first answer to somebody who came from an advertisement opens the free entry point.
    relation.entryOfferedUntilMs = 0;
    relation.entryUntilMs = nowMs + world.switches.entryPointHours * 3_600_000;
  }
  const price = (billable: boolean, type: string, category: string): Wire => ({
    billable,
    pricing_model: 'PMP',
    type,
    category,
  });
  if (relation.entryUntilMs > nowMs) {
    const conversation = {
      id: world.random.bytes(16).toString('hex'),
      expiration_timestamp: Math.floor(relation.entryUntilMs / 1000).toString(),
      origin: { type: 'referral_conversion' },
    };
    return { pricing: price(false, 'free_entry_point', 'referral_conversion'), conversation };
  }
  if (kind === 'service') {
    const free = takeFreeService(world, what.number.id);
    return { pricing: price(!free, free ? 'free_customer_service' : 'regular', 'service'), conversation: null };
  }
  const category = what.route === 'marketing_messages' ? 'marketing_lite' : kind;
  return { pricing: price(true, 'regular', category), conversation: null };
}
