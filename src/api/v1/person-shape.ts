// A contact as the API tells it: consents, blocks and windows. Never a phone number, except where it is asked for.

import { z } from 'zod';
import type { Person } from '../../contacts/contacts.ts';
import { contactName } from './names.ts';
import { notedShape, toldNoted } from './noted-facts.ts';
import { instant, written } from './shapes.ts';

export const consentShape = z.object({
  purpose: z.string(),
  channel: z.string(),
  status: z.string(),
  grade: z.string(),
  since: instant,
  consent_event_id: z.string(),
  sender_ids: z.array(z.string()).optional(),
  third_parties: z.boolean().optional(),
});

export const stateShape = z.object({
  id: z.string(),
  name: contactName.optional(),
  version: z.number(),
  erased: z.boolean(),
  restricted: z.boolean(),
  objected: z.enum(['none', 'marketing', 'all']),
  identity_stale: z.boolean(),
  countries: z.array(z.string()),
  language: z.string().nullable(),
  consents: z.array(consentShape),
  suppressions: z.array(
    z.object({
      scope: z.string(),
      channel: z.string().nullable(),
      reason: z.string(),
      since: instant,
      consent_event_id: z.string(),
    }),
  ),
  windows: z.array(z.object({ sender_id: z.string(), last_inbound: instant })),
  registries: z.array(z.string()).meta({ description: 'Registries whose list in force has the person' }),
  facts: notedShape.meta({ description: 'What was noted of the person' }),
});

/** What the gate knows of a person, and what they are called where that was looked up. */
export function toldPerson({ id, version, facts }: Person, name?: string | null): z.input<typeof stateShape> {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    version,
    erased: facts.erased,
    restricted: facts.restricted,
    objected: facts.objected,
    identity_stale: facts.identityStale,
    countries: [...facts.countries],
    language: facts.language,
    consents: facts.consents.map(one => ({
      purpose: one.purpose,
      channel: one.channel,
      status: one.status,
      grade: one.grade,
      since: written(one.sinceMs),
      consent_event_id: one.eventId,
      ...(one.senderIds === undefined ? {} : { sender_ids: [...one.senderIds] }),
      ...(one.thirdParties === undefined ? {} : { third_parties: one.thirdParties }),
    })),
    suppressions: facts.suppressions.map(one => ({
      scope: one.scope,
      channel: one.channel,
      reason: one.reason,
      since: written(one.sinceMs),
      consent_event_id: one.eventId,
    })),
    windows: Object.entries(facts.windows).map(([senderId, window]) => ({
      sender_id: senderId,
      last_inbound: written(window.inboundAtMs),
    })),
    registries: [...(facts.registries ?? [])],
    facts: toldNoted(facts),
  };
}
