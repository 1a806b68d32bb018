// The filters of the list of people: in a search, and kept under a name. A number is no part of what is kept.

import { z } from 'zod';
import type { PeopleFilters } from '../../contacts/contacts.ts';
import { parseId } from '../../kernel/kernel.ts';
import { channels, instant, slug } from './shapes.ts';

/** The states of a consent, and `none` where nothing is recorded. */
const statuses = [
  'none',
  'unknown',
  'requested',
  'given',
  'refused',
  'renewed',
  'expired',
  'withdrawn',
  'revoked',
  'invalidated',
] as const;

/** As a text: what is kept under a name is given back as it was said. */
const labelId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const filtersShape = z.strictObject({
  consent: z
    .strictObject({
      purpose: slug,
      channel: z.enum(channels).optional(),
      status: z.array(z.enum(statuses)).min(1).max(statuses.length),
    })
    .optional(),
  blocked: z
    .array(z.enum(['none', 'suppressed', 'restricted', 'objected', 'identity_stale']))
    .min(1)
    .max(5)
    .optional(),
  country: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .max(100)
    .optional(),
  labels: z.array(labelId).min(1).max(20).optional().meta({ description: 'Whoever has one of these' }),
  active_since: instant.optional(),
  quiet_since: instant.optional(),
});

/** The filters as the contacts room takes them. */
export function readFilters(said: z.output<typeof filtersShape>): PeopleFilters {
  const { consent, blocked = [], country = [] } = said;
  return {
    consent:
      consent === undefined
        ? null
        : { purpose: consent.purpose, channel: consent.channel ?? null, statuses: consent.status },
    blocked,
    countries: country,
    activeSinceMs: instantIn(said.active_since),
    quietSinceMs: instantIn(said.quiet_since),
    contactId: null,
    labels: (said.labels ?? []).flatMap(id => parseId<'label'>(id) ?? []),
    name: null,
  };
}

function instantIn(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
