// POST, DELETE and GET /{phone}/block_users: the business blocks people, one by one, with Meta's mixed answers.

import { blockUsersSchema } from '../../channels/whatsapp/whatsapp.ts';
import { Refusal, statusError } from '../meta-errors.ts';
import { dialledDigits } from '../people/digits.ts';
import { relationOf, showsPhone } from '../people/people.ts';
import type { BusinessNumber, Customer, Wire } from '../types.ts';
import type { World } from '../world.ts';
import { pageOf } from './page.ts';

const dayMs = 86_400_000;
const blockedMax = 64_000;

type Outcome = { readonly input: string; readonly customer: Customer | undefined; readonly code: number | null };

/** Blocks or unblocks people. If some fail, the answer is a 400 that also says who succeeded. */
export function changeBlocks(world: World, number: BusinessNumber, what: { body: Wire; block: boolean }): Wire {
  const parsed = blockUsersSchema.safeParse(what.body);
  if (!parsed.success) throw new Refusal(100, { details: 'Param block_users must be a list of users' });
  const outcomes = parsed.data.block_users.slice(0, 1_000).map(({ user }) => tryOne(world, number, user, what.block));
  const failed = outcomes.filter(({ code }) => code !== null);
  const done = outcomes.filter(({ code }) => code === null).map(view);
  const blockUsers = { [what.block ? 'added_users' : 'removed_users']: done };
  if (failed.length === 0) return { messaging_product: 'whatsapp', block_users: blockUsers };
  const failedUsers = failed.map(one => ({ ...view(one), errors: [statusError(one.code ?? 0)] }));
  const beside = { messaging_product: 'whatsapp', block_users: { ...blockUsers, failed_users: failedUsers } };
  throw new Refusal(139100, { beside });
}

function tryOne(world: World, number: BusinessNumber, user: string, block: boolean): Outcome {
  const digits = dialledDigits(user, null);
  const customer = digits === null ? world.people.byUserId(user) : world.people.byPhone(digits);
  // A parent id names somebody, but blocking takes only the person's own.
  if (customer === undefined || customer.parentUserId === user) return { input: user, customer, code: 131021 };
  if (!block) {
    number.blocked.delete(customer.id);
    return { input: user, customer, code: null };
  }
  const wroteAtMs = relationOf(customer, number.id).lastWroteAtMs;
  if (wroteAtMs === 0 || world.clock.now() - wroteAtMs > dayMs) return { input: user, customer, code: 131047 };
  if (number.blocked.size >= blockedMax) return { input: user, customer, code: 139101 };
  number.blocked.add(customer.id);
  return { input: user, customer, code: null };
}

function view({ input, customer }: Outcome): Wire {
  if (customer === undefined) return { input };
  return input === customer.userId ? { input, user_id: customer.userId } : { input, wa_id: customer.phone };
}

/** The people whom the number blocks. */
export function listBlocks(world: World, number: BusinessNumber, query: Readonly<Record<string, string>>): Wire {
  const people = [...number.blocked].map(id => world.people.byId(id)).filter(customer => customer !== undefined);
  const nowMs = world.clock.now();
  const items = people.map(customer => ({
    messaging_product: 'whatsapp',
    ...(showsPhone(customer, { phoneNumberId: number.id, nowMs }) ? { wa_id: customer.phone } : {}),
    user_id: customer.userId,
  }));
  return pageOf(items, query);
}
