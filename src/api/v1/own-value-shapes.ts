// The shapes of the values that a business may set for itself, for the document of the API. The policy reads them once
// more, and has the last word.

import { z } from 'zod';

/** The languages that answers can be in. */
export const profileLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'] as const;

const grade = z.enum(['E0', 'E1', 'E2', 'E3', 'E4']);
const grades = z
  .strictObject({ marketing: grade, survey: grade, utility: grade, authentication: grade })
  .partial()
  .meta({ description: 'The least evidence that a consent needs' });
const months = z.number().int().min(1).max(1_200);
const someMonths = z.number().int().min(0).max(1_200);
const days = ['ALL', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU', 'MO-FR', 'MO-SA', 'MO-SU', 'SA-SU'] as const;
const slot = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d$/)
  .meta({ description: 'From and to in local time: 09:00-18:00' });
const week = z.partialRecord(z.enum(days), z.array(slot).max(10));
const hours = z
  .strictObject({ marketing: week.optional(), utility: week.optional() })
  .meta({ description: 'When sending is allowed, in the person’s local time; a day that is not named has no hours' });
const frequency = z
  .array(z.strictObject({ max: z.number().int().min(1).max(1_000), perDays: z.number().int().min(1).max(30) }))
  .max(20);
const softOptIn = z.strictObject({
  channels: z.array(z.enum(['sms', 'email', 'telegram', 'line', 'signal', 'call'])).max(10),
  months: z.strictObject({ purchase: someMonths, inquiry: someMonths, membership: someMonths }).partial().optional(),
});

/** Values that may be made stricter; what is not named stays the law's. */
export const stricterShape = z
  .strictObject({
    minGrade: grades,
    doubleOptIn: z.boolean(),
    expiresIfUnusedMonths: months,
    minAge: z.number().int().min(1).max(99),
    optOutInEveryMessage: z.boolean(),
    mustTell: z.array(z.enum(['commercial_label', 'mailing_address', 'sender_identity'])).max(3),
    hours,
    restOnHolidays: z.boolean(),
    frequency,
    windowHours: z.number().int().min(1).max(24),
    reviewedPacksOnly: z.boolean(),
    softOptIn,
    askAgainAfterMonths: months,
    asksMax: z.number().int().min(1).max(100),
    stopMayBeNarrowed: z.boolean(),
  })
  .partial();

/** Values that may be made looser where a pack leaves room; what is not named stays the law's. */
export const looserShape = z
  .strictObject({
    minGrade: grades,
    doubleOptIn: z.boolean(),
    expiresIfUnusedMonths: months.nullable(),
    hours,
    restOnHolidays: z.boolean(),
    frequency,
    softOptIn,
    stopMayBeNarrowed: z.boolean(),
  })
  .partial();
