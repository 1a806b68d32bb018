// A message from a customer: opens the window, lands in the chat, and is told to the business.

import { countInbound } from '../graph/limits.ts';
import { relationOf, showsPhone } from '../people/people.ts';
import type { BusinessNumber, ChatMessage, Customer, Wire } from '../types.ts';
import { newWamid } from '../wamid.ts';
import { businessDigits, tellInbound } from '../webhooks/values.ts';
import type { World } from '../world.ts';
import { ActProblem } from './problem.ts';

export type Said = {
  readonly customer: Customer;
  readonly number: BusinessNumber;
  readonly type: string;
  readonly content: Wire;
  readonly replyTo?: string | undefined;
  readonly context?: Wire | undefined;
  readonly referral?: Wire | undefined;
};

/** Says it; the message as it was kept. A user whom the business blocked is not heard. */
export function say(world: World, said: Said): ChatMessage {
  const { customer, number } = said;
  const relation = relationOf(customer, number.id);
  if (relation.blockedBusiness) throw new ActProblem('this customer has blocked the business; unblock it first');
  if (!world.courier.hasRoom())
    throw new ActProblem('too many webhooks wait already; let the business take them first');
  const nowMs = world.clock.now();
  const phone = showsPhone(customer, { phoneNumberId: number.id, nowMs });
  const message: ChatMessage = {
    wamid: newWamid(world, { who: phone ? customer.phone : customer.userId, by: 'customer' }),
    by: 'customer',
    customerId: customer.id,
    phoneNumberId: number.id,
    type: said.type,
    atMs: nowMs,
    content: said.content,
    contextId: said.replyTo ?? null,
    opaque: null,
    template: null,
    status: 'received',
    errorCode: null,
    reaction: null,
    edited: false,
    revoked: false,
  };
  world.chats.keep(customer, message);
  world.changed({ customerId: customer.id, news: 'chat' });
  if (number.blocked.has(customer.id)) return message;
  relation.lastWroteAtMs = nowMs;
  relation.windowUntilMs = nowMs + world.switches.windowHours * 3_600_000;
  countInbound(world, number.id);
  tellInbound(world, said, {
    wamid: message.wamid,
    type: said.type,
    content: said.content,
    context: contextOf(world, said),
    referral: said.referral ?? null,
  });
  return message;
}

function contextOf(world: World, said: Said): Wire | null {
  if (said.replyTo === undefined) return said.context ?? null;
  const target = world.chats.find(said.replyTo);
  if (target === undefined) throw new ActProblem('there is no message with this wamid', true);
  const from = target.by === 'business' ? businessDigits(said.number) : said.customer.phone;
  return { from, id: target.wamid, ...said.context };
}
