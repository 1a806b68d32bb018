// What the control API shows of the world.

import { relationOf } from '../people/people.ts';
import type { ChatMessage, Customer } from '../types.ts';
import type { World } from '../world.ts';

/** Numbers, switches and counts at a glance. */
export function stateView(world: World): Record<string, unknown> {
  return {
    numbers: [...world.numbers.values()].map(({ id, wabaId, displayNumber, verifiedName }) => ({
      id,
      wabaId,
      displayNumber,
      verifiedName,
    })),
    nowMs: world.clock.now(),
    webhook: world.poster.target()?.url ?? null,
    switches: world.switches,
    chaos: world.chaos.list(),
    customers: world.people.size(),
    messages: world.chats.size(),
    received: world.received.counts().accepted,
    webhooks: world.courier.counts(),
    statusesDue: world.schedule.waiting,
  };
}

/** A customer with what holds between them and each number. */
export function customerView(world: World, customer: Customer): Record<string, unknown> {
  const { chat, relations: _, marketingAtMs: __, ...rest } = customer;
  const relations = [...world.numbers.keys()].map(id => ({ phoneNumberId: id, ...relationOf(customer, id) }));
  return { ...rest, messages: chat?.length ?? 0, relations };
}

/** A message of a chat. */
export function messageView(message: ChatMessage): Record<string, unknown> {
  const { template: _, customerId: __, ...rest } = message;
  return rest;
}
