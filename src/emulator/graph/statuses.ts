// What becomes of an accepted message: sent, delivered, read (or failed), each told by a webhook some time later.

import { statusError } from '../meta-errors.ts';
import { showsPhone } from '../people/people.ts';
import type { Journey, MessageStatus, Wire } from '../types.ts';
import { contactOf, metadataOf, seconds, tellAbout } from '../webhooks/values.ts';
import type { World } from '../world.ts';

/** Sets the statuses of an accepted message going. Each follows the one before, so that a late timer turns none around. */
export function sendOnItsWay(world: World, journey: Journey): void {
  const { switches } = world;
  const startMs = switches.jitterMs === 0 ? 0 : world.random.bytes(2).readUInt16BE(0) % (switches.jitterMs + 1);
  if (journey.fails !== null) {
    world.schedule.after(startMs + switches.failedAfterMs, () => fail(world, journey));
    return;
  }
  goOn(world, { journey, steps: stepsOf(world, journey), place: 0, atMs: -startMs });
}

type Step = { readonly atMs: number; readonly act: () => void };

function stepsOf(world: World, journey: Journey): Step[] {
  const { sentAfterMs, deliveredAfterMs, readAfterMs, skipDelivered } = world.switches;
  const steps: Step[] = [];
  if (sentAfterMs !== null) steps.push({ atMs: sentAfterMs, act: () => step(world, journey, 'sent') });
  if (deliveredAfterMs === null) return steps;
  const skipped = skipDelivered > 0 && world.random.bytes(2).readUInt16BE(0) < skipDelivered * 65_536;
  if (!skipped) steps.push({ atMs: deliveredAfterMs, act: () => step(world, journey, 'delivered') });
  if (readAfterMs === null) world.unread.set(journey.message, journey);
  else steps.push({ atMs: readAfterMs, act: () => readNow(world, journey) });
  return steps;
}

/** Waits for the next step from `atMs` of the journey on, and takes it. */
function goOn(world: World, what: { journey: Journey; steps: readonly Step[]; place: number; atMs: number }): void {
  const next = what.steps[what.place];
  if (next === undefined) return;
  world.schedule.after(Math.max(0, next.atMs - what.atMs), () => {
    next.act();
    goOn(world, { ...what, place: what.place + 1, atMs: next.atMs });
  });
}

/** The person has read (and, for a voice message, played) it. */
export function readNow(world: World, journey: Journey): void {
  step(world, journey, 'read');
  const audio = journey.message.content['audio'];
  if (typeof audio === 'object' && audio !== null && 'voice' in audio && audio.voice === true) {
    step(world, journey, 'played');
  }
}

const rank: Record<MessageStatus, number> = {
  held: 0,
  accepted: 1,
  received: 1,
  sent: 2,
  delivered: 3,
  read: 4,
  played: 5,
  failed: 6,
};

function step(world: World, journey: Journey, status: 'sent' | 'delivered' | 'read' | 'played'): void {
  const { message, customer } = journey;
  if (rank[message.status] >= rank[status]) return;
  message.status = status;
  const priced = status === 'sent' || (status !== 'played' && !journey.pricedAfterSent);
  if (status !== 'sent') journey.pricedAfterSent = true;
  tell(world, journey, {
    status,
    ...(status === 'sent' || priced ? conversationOf(journey, status) : {}),
    ...(priced && journey.pricing !== null ? { pricing: journey.pricing } : {}),
  });
  world.changed({ customerId: customer.id, news: 'chat' });
}

function conversationOf({ conversation }: Journey, status: string): Wire {
  if (conversation === null) return {};
  const { expiration_timestamp: expires, ...rest } = conversation;
  return { conversation: status === 'sent' ? { ...rest, expiration_timestamp: expires } : rest };
}

function fail(world: World, journey: Journey): void {
  const { message, fails, customer } = journey;
  if (fails === null) return;
  message.status = 'failed';
  message.errorCode = fails.code;
  tell(world, journey, { status: 'failed', errors: [statusError(fails.code, fails.details)] });
  world.changed({ customerId: customer.id, news: 'chat' });
}

function tell(world: World, journey: Journey, more: Wire & { status: string }): void {
  const { customer, number, message } = journey;
  const nowMs = world.clock.now();
  const failed = more.status === 'failed';
  const toPhone = journey.to === 'phone';
  const phone = toPhone || showsPhone(customer, { phoneNumberId: number.id, nowMs });
  // A failed status names a person who was written to by number only by that number (BSUID matrix of Meta's docs, 2026).
  const user = !(failed && toPhone);
  const { status, ...rest } = more;
  const seen = status === 'delivered' || status === 'read';
  tellAbout(world, journey, 'messages', {
    ...metadataOf(number),
    ...(failed ? {} : { contacts: [contactOf(customer, { phone, username: seen })] }),
    statuses: [
      {
        id: message.wamid,
        status,
        timestamp: seconds(nowMs),
        ...(phone ? { recipient_id: customer.phone } : {}),
        ...(user ? { recipient_user_id: customer.userId } : {}),
        ...(user && customer.parentUserId !== null ? { recipient_parent_user_id: customer.parentUserId } : {}),
        ...(message.opaque === null ? {} : { biz_opaque_callback_data: message.opaque }),
        ...rest,
      },
    ],
  });
}
