// SQL of a withdrawal's effect on messages. The contact's row is already locked and raised by the ledger.

import type { Transaction } from '../../../database/database.ts';
import type { Narrowed } from '../../../ledger/ledger.ts';

/** Classes that a narrowing covers; an all-covering one leaves only compliance messages. */
const classesOf = (narrowed: Narrowed): string[] => {
  const marketing = ['marketing_own', 'marketing_third_party', 'survey'];
  if (narrowed.narrowed === 'all') return [...marketing, 'utility', 'authentication', 'reply'];
  return narrowed.narrowed === 'business_initiated' ? [...marketing, 'utility'] : marketing;
};

/** The person, and whoever was merged into them: their messages lie under the ids that they had. */
const theirs = `select $2::uuid union all select id from contact where business_id = $1 and merged_into = $2`;

/**
 * Cancels the person's queued messages that the narrowing covers. A narrowing of one purpose cancels nothing by class:
 * its queued messages are decided again when they are claimed, against the consent that is gone.
 */
export async function cancelCovered(tx: Transaction, narrowed: Narrowed): Promise<void> {
  await tx.query({
    name: 'cancel-covered',
    text: `update message set state = 'cancelled', ended_at = clock_timestamp()
      where business_id = $1 and contact_id in (${theirs}) and state = 'queued' and class = any($3::text[])`,
    values: [narrowed.businessId, narrowed.contactId, narrowed.narrowed === 'purpose' ? [] : classesOf(narrowed)],
  });
}

/** Records messages that were marked before and have not ended. Returns how many. */
export async function markCrossed(tx: Transaction, narrowed: Narrowed): Promise<number> {
  const rows = await tx.query({
    name: 'mark-crossed',
    text: `update message set crossed_event_id = $3, crossed_at = clock_timestamp()
      where business_id = $1 and contact_id in (${theirs}) and state in ('marked', 'unknown') and crossed_at is null
        and class = any($4::text[])
      returning 1 as crossed`,
    values: [narrowed.businessId, narrowed.contactId, narrowed.eventId, classesOf(narrowed)],
  });
  return rows.length;
}
