// What a customer sets rather than says: offers from this business, blocking, another phone number.

import { dialledDigits, waIdOf } from '../people/digits.ts';
import { relationOf, showsPhone } from '../people/people.ts';
import type { BusinessNumber, Customer } from '../types.ts';
import { newWamid } from '../wamid.ts';
import { contactOf, metadataOf, seconds, tellAbout } from '../webhooks/values.ts';
import type { World } from '../world.ts';
import { ActProblem } from './problem.ts';

type Who = { readonly customer: Customer; readonly number: BusinessNumber };

const details = {
  stop: 'User requested to stop marketing messages',
  resume: 'User requested to resume marketing messages',
  signup: 'User signed up via signup link',
} as const;

/** The setting "offers from this business"; the business is told, and Meta itself keeps to it (131050). */
export function setOffers(world: World, who: Who, value: keyof typeof details): undefined {
  const { customer, number } = who;
  relationOf(customer, number.id).stoppedOffers = value === 'stop';
  const nowMs = world.clock.now();
  const phone = showsPhone(customer, { phoneNumberId: number.id, nowMs });
  const { parentUserId } = customer;
  tellAbout(world, who, 'user_preferences', {
    ...metadataOf(number),
    contacts: [contactOf(customer, { phone, username: true })],
    user_preferences: [
      {
        ...(phone ? { wa_id: customer.phone } : {}),
        user_id: customer.userId,
        ...(parentUserId === null ? {} : { parent_user_id: parentUserId }),
        detail: details[value],
        category: 'marketing_messages',
        value,
        ...(value === 'signup' ? { signup_id: world.random.bytes(6).readUIntBE(0, 6).toString() } : {}),
        timestamp: Math.floor(nowMs / 1000),
      },
    ],
  });
  world.changed({ customerId: customer.id, news: 'chat' });
}

/** Blocks or unblocks the business; nobody is told. */
export function setBlocked(world: World, who: Who, blocked: boolean): undefined {
  relationOf(who.customer, who.number.id).blockedBusiness = blocked;
  world.changed({ customerId: who.customer.id, news: 'chat' });
}

/** The person takes another number and gets other business-scoped ids; a system message tells the business. */
export function changeNumber(world: World, who: Who, dialled: string): undefined {
  const { customer, number } = who;
  const digits = dialledDigits(dialled, null);
  if (digits === null) throw new ActProblem('this is not a phone number');
  if (world.people.byPhone(digits)) throw new ActProblem('another customer has this number');
  const nowMs = world.clock.now();
  const phone = showsPhone(customer, { phoneNumberId: number.id, nowMs });
  const before = { phone: customer.phone, userId: customer.userId, parentUserId: customer.parentUserId };
  world.people.renumber(customer, waIdOf(digits));
  const parents =
    before.parentUserId === null
      ? {}
      : { parent_user_id: customer.parentUserId, previous_parent_user_id: before.parentUserId };
  // No `contacts` here: Meta's system messages have none.
  tellAbout(world, who, 'messages', {
    ...metadataOf(number),
    messages: [
      {
        ...(phone ? { from: before.phone } : {}),
        from_user_id: before.userId,
        id: newWamid(world, { who: phone ? before.phone : before.userId, by: 'customer' }),
        timestamp: seconds(nowMs),
        type: 'system',
        system: {
          body: phone
            ? `User ${customer.name} changed from ${before.phone} to ${customer.phone}`
            : `User ${customer.name} changed their user id`,
          type: phone ? 'user_changed_number' : 'user_changed_user_id',
          ...(phone ? { wa_id: customer.phone } : {}),
          user_id: customer.userId,
          previous_user_id: before.userId,
          ...parents,
        },
      },
    ],
  });
  world.changed({ customerId: null, news: 'people' });
}
