// Business numbers and their profile, as Graph shows and changes them.

import { z } from 'zod';
import { Refusal, unknownObject } from '../meta-errors.ts';
import type { BusinessNumber, Wire } from '../types.ts';
import type { World } from '../world.ts';

/** The number with this id; Graph's "does not exist" when there is none. */
export function getNumber(world: World, id: string, method: string): BusinessNumber {
  const number = world.numbers.get(id);
  if (number === undefined) throw unknownObject(id, method);
  return number;
}

/** Whether an id is that of a business account here. */
export function isAccount(world: World, id: string): boolean {
  return [...world.numbers.values()].some(number => number.wabaId === id);
}

const tiers: readonly (readonly [number, string])[] = [
  [250, 'TIER_250'],
  [2_000, 'TIER_2K'],
  [10_000, 'TIER_10K'],
  [100_000, 'TIER_100K'],
];

/** A number as Graph shows it; the same members for all who ask. */
export function numberView(world: World, number: BusinessNumber): Wire {
  const limit = world.switches.messagingLimit;
  const perSecond = world.switches.numberPerSecond;
  const tier = tiers.find(([most]) => limit !== null && limit <= most)?.[1] ?? 'TIER_UNLIMITED';
  return {
    verified_name: number.verifiedName,
    code_verification_status: 'VERIFIED',
    display_phone_number: number.displayNumber,
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: perSecond === null || perSecond > 80 ? 'HIGH' : 'STANDARD' },
    name_status: 'APPROVED',
    status: 'CONNECTED',
    account_mode: 'LIVE',
    whatsapp_business_manager_messaging_limit: tier,
    id: number.id,
  };
}

/** An account as Graph shows it. */
export function accountView(id: string): Wire {
  return {
    id,
    name: 'Emulated account',
    timezone_id: '1',
    message_template_namespace: 'emulator',
    account_review_status: 'APPROVED',
  };
}

/** The asked fields of an object; all of them when none are named. The id is always there. */
export function onlyFields(view: Wire, fields: string | undefined): Wire {
  if (fields === undefined || fields === '') return view;
  const asked = fields.split(',').map(field => field.trim().replace(/[.({].*$/, ''));
  return Object.fromEntries(Object.entries(view).filter(([name]) => name === 'id' || asked.includes(name)));
}

const profileSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  about: z.string().min(1).max(139).optional(),
  address: z.string().max(256).optional(),
  description: z.string().max(512).optional(),
  email: z.string().max(128).optional(),
  websites: z.array(z.string().max(256)).max(2).optional(),
  vertical: z.string().max(40).optional(),
  profile_picture_handle: z.string().max(4_000).optional(),
});

/** GET /{phone}/whatsapp_business_profile. */
export function profileView(number: BusinessNumber, fields: string | undefined): Wire {
  const { id: _, ...profile } = onlyFields({ ...number.profile, id: number.id }, fields);
  return { data: [{ ...profile, messaging_product: 'whatsapp' }] };
}

/** POST /{phone}/whatsapp_business_profile. */
export function setProfile(number: BusinessNumber, body: Wire): Wire {
  const parsed = profileSchema.safeParse(body);
  if (!parsed.success)
    throw new Refusal(100, { details: `Param ${parsed.error.issues[0]?.path.join('.')} is not valid.` });
  const { messaging_product: _, profile_picture_handle: __, ...profile } = parsed.data;
  number.profile = { ...number.profile, ...profile };
  return { success: true };
}
