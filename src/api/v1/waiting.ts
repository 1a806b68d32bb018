// What requests and doubts share: their lists, how long is left, and what staff noted.

import { z } from 'zod';
import { type BusinessId, type ContactId, Failure } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { idOf, instant, pageQuery, written } from './shapes.ts';

const dayMs = 86_400_000;

export const waitingQuery = pageQuery.extend({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  contact: idOf('contact').optional(),
});

export const noteText = z.string().min(2).max(4_000).meta({ description: 'Kept sealed, with who wrote it and when' });

export const noteShape = z.object({ at: instant, by: z.string(), text: z.string() });

export const clockShape = {
  due_at: instant.meta({ description: 'When the last day is over' }),
  overdue: z.boolean(),
  days_left: z.number().nullable().meta({ description: 'Whole days; negative when it is late, null when it is ended' }),
};

/** How long is left of something that is due; nothing is late that is ended. */
export function toldClock(dueMs: number, nowMs: number, isOpen: boolean) {
  return {
    due_at: written(dueMs),
    overdue: isOpen && nowMs > dueMs,
    days_left: isOpen ? Math.floor((dueMs - nowMs) / dayMs) : null,
  };
}

/** Notes as the API tells them. */
export function toldNotes(notes: readonly { atMs: number; by: string; text: string }[]) {
  return notes.map(({ atMs, by, text }) => ({ at: written(atMs), by, text }));
}

/** The page that a query asks for; a person who was merged is who they are now. */
export async function pageFor(
  deps: Pick<ApiDeps, 'contacts'>,
  businessId: BusinessId,
  query: z.output<typeof waitingQuery>,
): Promise<{ state: 'open' | 'closed' | 'all'; contactId: ContactId | null; after: string | null; limit: number }> {
  const { state, contact, after = null, limit } = query;
  if (contact === undefined) return { state, contactId: null, after, limit };
  const person = await deps.contacts.get(businessId, contact);
  if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
  return { state, contactId: person.id, after, limit };
}

/** Who did something over the API: a key, or a person who works here. */
export function byWhom(caller: Pick<Caller, 'keyId' | 'staffId'>): string {
  return caller.staffId === null ? `api key ${caller.keyId}` : `user ${caller.staffId}`;
}
