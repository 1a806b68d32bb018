// What can be turned on the running emulator. Each switch has the value that is nearest to Meta's behaviour, unless
// Meta's own is not known; the page of differences says which.

import { z } from 'zod';

const delay = z.number().int().min(0).max(86_400_000);
const chance = z.number().min(0).max(1);

/** Every switch by name; an unknown name is refused, so that a misspelt one is noticed. */
export const switchesSchema = z.strictObject({
  /** Statuses: after how many ms each comes; null for never. */
  sentAfterMs: delay.nullable(),
  deliveredAfterMs: delay.nullable(),
  readAfterMs: delay.nullable(),
  failedAfterMs: delay,
  /** Up to so many ms are added by chance. */
  jitterMs: delay,
  skipDelivered: chance,
  /** Webhooks. */
  duplicates: chance,
  reorder: chance,
  batchMax: z.number().int().min(1).max(1_000),
  batchMin: z.number().int().min(1).max(1_000),
  batchWaitMs: delay,
  batchShape: z.enum(['changes', 'entries', 'merged']),
  inFlightMax: z.number().int().min(1).max(128),
  answerWithinMs: z.number().int().min(50).max(120_000),
  retryScale: z.number().min(0).max(1),
  webhooksPaused: z.boolean(),
  /** Limits; null for none. */
  numberPerSecond: z.number().positive().max(1_000_000).nullable(),
  pairRate: z.boolean(),
  messagingLimit: z.number().int().min(0).max(10_000_000).nullable(),
  messagingLimitCode: z.number().int().min(1).max(3_000_000),
  marketingPerDay: z.number().int().min(0).max(1_000).nullable(),
  managementPerHour: z.number().int().min(0).max(1_000_000).nullable(),
  marketingToUnitedStates: z.boolean(),
  freeServiceMessages: z.number().int().min(0).max(10_000_000),
  /** The account. */
  directSend: z.boolean(),
  marketingOnMessages: z.boolean(),
  tokenExpired: z.boolean(),
  templateReview: z.enum(['approve', 'pending', 'reject', 'recategorise']),
  reviewAfterMs: delay,
  dialling: z.enum(['international', 'national']),
  windowHours: z.number().min(0).max(1_000),
  entryPointHours: z.number().min(0).max(1_000),
});

export type Switches = z.infer<typeof switchesSchema>;

/** The switches of a fresh emulator. */
export function defaultSwitches(): Switches {
  return {
    sentAfterMs: 5,
    deliveredAfterMs: 20,
    readAfterMs: 50,
    failedAfterMs: 10,
    jitterMs: 0,
    skipDelivered: 0,
    duplicates: 0,
    reorder: 0,
    batchMax: 50,
    batchMin: 1,
    batchWaitMs: 0,
    batchShape: 'changes',
    inFlightMax: 16,
    answerWithinMs: 10_000,
    retryScale: 1,
    webhooksPaused: false,
    numberPerSecond: 80,
    pairRate: true,
    messagingLimit: null,
    messagingLimitCode: 131048,
    marketingPerDay: null,
    managementPerHour: null,
    marketingToUnitedStates: false,
    freeServiceMessages: 1_000,
    directSend: false,
    marketingOnMessages: true,
    tokenExpired: false,
    templateReview: 'approve',
    reviewAfterMs: 0,
    dialling: 'international',
    windowHours: 24,
    entryPointHours: 72,
  };
}
