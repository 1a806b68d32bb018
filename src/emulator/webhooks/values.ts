// The values of webhooks about people: who it was (with or without a number, as Meta's rules have it) and what happened.

import { showsPhone } from '../people/people.ts';
import type { BusinessNumber, Customer, Wire } from '../types.ts';
import type { World } from '../world.ts';

type Told = { readonly customer: Customer; readonly number: BusinessNumber };

/** The digits of a business number, as `metadata` and `context.from` have them. */
export function businessDigits(number: BusinessNumber): string {
  return number.displayNumber.replace(/\D/g, '');
}

/** The part that every value of a number begins with. */
export function metadataOf(number: BusinessNumber): Wire {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: businessDigits(number), phone_number_id: number.id },
  };
}

/** One entry of `contacts`. */
export function contactOf(customer: Customer, how: { phone: boolean; username: boolean }): Wire {
  const { username, parentUserId } = customer;
  return {
    profile: { name: customer.name, ...(how.username && username !== null ? { username } : {}) },
    ...(how.phone ? { wa_id: customer.phone } : {}),
    user_id: customer.userId,
    ...(parentUserId === null ? {} : { parent_user_id: parentUserId }),
  };
}

/** Queues an update of `messages` or another field about a customer; `lane` keeps a customer's updates in order. */
export function tellAbout(world: World, told: Told, field: string, value: Wire): void {
  const { customer, number } = told;
  world.courier.put(customer.id, { wabaId: number.wabaId, field, value, timeS: null });
}

/** An inbound message, as the webhook has it. */
export function tellInbound(
  world: World,
  told: Told,
  message: { wamid: string; type: string; content: Wire; context: Wire | null; referral: Wire | null },
): void {
  const { customer, number } = told;
  const nowMs = world.clock.now();
  const phone = showsPhone(customer, { phoneNumberId: number.id, nowMs });
  const { parentUserId } = customer;
  tellAbout(world, told, 'messages', {
    ...metadataOf(number),
    contacts: [contactOf(customer, { phone, username: true })],
    messages: [
      {
        ...(message.context === null ? {} : { context: message.context }),
        ...(phone ? { from: customer.phone } : {}),
        from_user_id: customer.userId,
        ...(parentUserId === null ? {} : { from_parent_user_id: parentUserId }),
        id: message.wamid,
        timestamp: seconds(nowMs),
        ...message.content,
        ...(message.referral === null ? {} : { referral: message.referral }),
        type: message.type,
      },
    ],
  });
}

/** Seconds since 1970 as text, as messages and statuses have their time. */
export function seconds(ms: number): string {
  return Math.floor(ms / 1000).toString();
}
