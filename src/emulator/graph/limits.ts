// The limits of a number, of a pair of number and person, of the portfolio, and of the management calls.

import { Refusal } from '../meta-errors.ts';
import type { Customer, Relation } from '../types.ts';
import type { World } from '../world.ts';

type LimitWorld = Pick<World, 'limits' | 'switches' | 'clock'>;

/** How many seconds' worth of messages a number may send at once. Meta's own tolerance is not published. */
const burstSeconds = 2;

/** One message of the number, in or out; refuses with 130429 when the number is too quick. */
export function takeNumber(world: LimitWorld, numberId: string): void {
  const bucket = refilled(world, numberId);
  if (bucket === null) return;
  if (bucket.tokens < 1) throw new Refusal(130429);
  bucket.tokens -= 1;
}

/** An inbound message counts against the same throughput but is never refused. */
export function countInbound(world: LimitWorld, numberId: string): void {
  const bucket = refilled(world, numberId);
  if (bucket !== null) bucket.tokens = Math.max(0, bucket.tokens - 1);
}

function refilled(world: LimitWorld, numberId: string): { tokens: number; atMs: number } | null {
  const perSecond = world.switches.numberPerSecond;
  if (perSecond === null) return null;
  const nowMs = world.clock.now();
  const full = perSecond * burstSeconds;
  const bucket = world.limits.buckets.get(numberId) ?? { tokens: full, atMs: nowMs };
  bucket.tokens = Math.min(full, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000);
  bucket.atMs = nowMs;
  world.limits.buckets.set(numberId, bucket);
  return bucket;
}

const pairMs = 6_000;
const pairBurst = 45;

/** One message to this person: one in 6 s, with up to 45 borrowed from the future; refuses with 131056. */
export function takePair(world: LimitWorld, relation: Relation): void {
  if (!world.switches.pairRate) return;
  const nowMs = world.clock.now();
  const untilMs = Math.max(relation.pairUntilMs, nowMs);
  if (untilMs - nowMs > pairMs * (pairBurst - 1)) throw new Refusal(131056);
  relation.pairUntilMs = untilMs + pairMs;
}

const dayMs = 86_400_000;

/** Whether writing first to this person stays within the portfolio's messaging limit; counts it when it does. */
export function withinMessagingLimit(world: LimitWorld, customer: Customer): boolean {
  const limit = world.switches.messagingLimit;
  if (limit === null) return true;
  const { initiated } = world.limits;
  const sinceMs = world.clock.now() - dayMs;
  // The oldest come first: a person is put at the end again when written to anew.
  for (const [id, atMs] of initiated) {
    if (atMs > sinceMs) break;
    initiated.delete(id);
  }
  if (initiated.has(customer.id)) return true;
  if (initiated.size >= limit) return false;
  initiated.set(customer.id, world.clock.now());
  return true;
}

/** Whether one more marketing message to this person stays within the cap; the cap is Meta's secret, here a switch. */
export function withinMarketingCap(world: LimitWorld, customer: Customer): boolean {
  const cap = world.switches.marketingPerDay;
  if (cap === null) return true;
  const sinceMs = world.clock.now() - dayMs;
  customer.marketingAtMs = customer.marketingAtMs.filter(atMs => atMs > sinceMs);
  return customer.marketingAtMs.length < cap;
}

const marketingKept = 1_000;

/** One marketing message that counts against the cap. */
export function countMarketing(world: LimitWorld, customer: Customer): void {
  customer.marketingAtMs.push(world.clock.now());
  if (customer.marketingAtMs.length > marketingKept) customer.marketingAtMs.shift();
}

/** One management call (templates, numbers, subscriptions) of an account; refuses with 80007. */
export function takeManagement(world: LimitWorld, wabaId: string): void {
  const perHour = world.switches.managementPerHour;
  if (perHour === null) return;
  const hour = Math.floor(world.clock.now() / 3_600_000);
  const known = world.limits.management.get(wabaId);
  const count = known?.hour === hour ? known.count : 0;
  if (count >= perHour) throw new Refusal(80007);
  world.limits.management.set(wabaId, { hour, count: count + 1 });
}

/** Whether this service message is one of the month's free ones; counts it. */
export function takeFreeService(world: LimitWorld, numberId: string): boolean {
  const date = new Date(world.clock.now());
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const known = world.limits.serviceMessages.get(numberId);
  const count = known?.month === month ? known.count : 0;
  world.limits.serviceMessages.set(numberId, { month, count: count + 1 });
  return count < world.switches.freeServiceMessages;
}
