// SQL of a withdrawal's effect on messages. The contact's row is already locked and raised by the ledger.

import type { Transaction } from '../../../database/database.ts';
import type { Narrowed } from '../../../ledger/ledger.ts';

/** Classes that a narrowing covers; an all-covering one leaves only compliance messages. */
const classesOf = (narrowed: Narrowed): string[] => {
  const marketing = ['marketing_own', 'marketing_third_party', 'survey'];
  if (narrowed.narrowed === 'all') return [...marketing, 'utility', 'authentication', 'reply'];
  return narrowed.narrowed === 'business_initiated' ? [...marketing, 'utility'] : marketing;
};

/** The person, and whoever was merged into them, at whatever remove: their messages lie under the ids that they had. */
const theirs = `array(
  with recursive theirs as (
    select $2::uuid as id
    union select c.id from theirs t join contact c on c.business_id = $1 and c.merged_into = t.id)
  select id from theirs)`;

/**
 * Cancels the person's queued messages that the narrowing covers. A narrowing of one purpose cancels nothing by class:
 * its queued messages are decided again when they are claimed, against the consent that is gone.
 */
export async function cancelCovered(tx: Transaction, narrowed: Narrowed): Promise<void> {
  if (narrowed.narrowed === 'purpose') return;
  await tx.query({
    name: 'cancel-covered',
    text: `update message set state = 'cancelled', ended_at = clock_timestamp()
      where business_id = $1 and contact_id = any(${theirs}) and state = 'queued' and class = any($3::text[])`,
    values: [narrowed.businessId, narrowed.contactId, classesOf(narrowed)],
  });
}

/**
 * Records messages that were marked before and have not ended. Returns how many. Which purpose a message had is not in
 * its row, so a narrowing of one purpose counts every message as crossed, whatever its class.
 */
export async function markCrossed(tx: Transaction, narrowed: Narrowed): Promise<number> {
  const rows = await tx.query({
    name: 'mark-crossed',
    text: `update message set crossed_event_id = $3, crossed_at = clock_timestamp()
      where business_id = $1 and contact_id = any(${theirs}) and state in ('marked', 'unknown') and crossed_at is null
        and ($4::text[] is null or class = any($4))
      returning 1 as crossed`,
    values: [
      narrowed.businessId,
      narrowed.contactId,
      narrowed.eventId,
      narrowed.narrowed === 'purpose' ? null : classesOf(narrowed),
    ],
  });
  return rows.length;
}
