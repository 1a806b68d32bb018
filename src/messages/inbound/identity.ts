// A person's number or user id became another. The new ids are held by the same person, so that a stop covers them; the
// consent is suspended, because who reads the old number now is not known.

import type { PersonIds } from '../../channels/whatsapp/whatsapp.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { People } from './people.ts';
import type { ProcessDeps } from './types.ts';

export type IdentityChange = {
  readonly contactId: ContactId;
  readonly before: PersonIds;
  readonly now: PersonIds;
  readonly atMs: number;
  readonly wamid: string;
};

/** Gives the new ids of a batch to the people who had the old ones; returns whose ids changed. */
export async function adoptNewIds(
  deps: Pick<ProcessDeps, 'contacts'>,
  businessId: BusinessId,
  people: People,
): Promise<IdentityChange[]> {
  const changes: IdentityChange[] = [];
  for (const update of people.keys()) {
    if (update.kind !== 'identity') continue;
    const { id } = await deps.contacts.changeIds(businessId, { previous: update.person, now: update.now });
    changes.push({
      contactId: id,
      before: update.person,
      now: update.now,
      atMs: update.atMs,
      wamid: update.wamid,
    });
  }
  return changes;
}
