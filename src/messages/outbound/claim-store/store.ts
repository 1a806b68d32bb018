// SQL of claims: due messages taken under a lease, given up, and whether a mark still stands.

import type { Database } from '../../../database/database.ts';
import type { BusinessId, ContactId, Id, MessageId, SenderId } from '../../../kernel/kernel.ts';

export type Claimed = {
  id: MessageId;
  business_id: BusinessId;
  contact_id: ContactId;
  sender_id: SenderId;
  body: Buffer;
  attempt: number;
};

/**
 * Takes due messages for this process, for as long as the lease lasts; another process skips them. Answers that the law
 * wants (a stop confirmed) come before everything else that waits.
 */
export async function claimDue(
  db: Database,
  processId: Id<'process'>,
  claim: { limit: number; leaseMs: number; notSenders: readonly SenderId[] },
): Promise<Claimed[]> {
  return await db.query('all', {
    name: 'claim-due',
    text: `with first as materialized (
        select business_id, id from message
        where state = 'queued' and class = 'compliance' and due_at <= clock_timestamp() and sender_id <> all($4::uuid[])
        order by due_at limit $2 for update skip locked),
      rest as materialized (
        select business_id, id from message
        where state = 'queued' and class <> 'compliance' and due_at <= clock_timestamp() and sender_id <> all($4::uuid[])
        order by due_at limit $2 for update skip locked),
      due as (select * from first union all select * from rest limit $2)
      update message m set marked_by = $1, due_at = clock_timestamp() + $3 * interval '1 millisecond'
      from due where m.business_id = due.business_id and m.id = due.id and m.state = 'queued'
      returning m.id, m.business_id, m.contact_id, m.sender_id, m.body, m.attempt`,
    values: [processId, claim.limit, claim.leaseMs, claim.notSenders],
  });
}

/** Ends a message that nobody can send any more. */
export async function giveUp(db: Database, businessId: BusinessId, messageId: MessageId): Promise<void> {
  await db.query(businessId, {
    name: 'give-up',
    text: `update message set state = 'refused', ended_at = clock_timestamp()
      where business_id = $1 and id = $2 and state = 'queued'`,
    values: [businessId, messageId],
  });
}

/**
 * Whether a mark still stands and nothing crossed it. The row's own lock puts this in order with a withdrawal, which
 * crosses the mark in its transaction.
 */
export async function isMarked(db: Database, businessId: BusinessId, messageId: MessageId): Promise<boolean> {
  const rows = await db.query(businessId, {
    name: 'is-marked',
    text: `update message set marked_at = clock_timestamp()
      where business_id = $1 and id = $2 and state = 'marked' and crossed_at is null returning 1 as stands`,
    values: [businessId, messageId],
  });
  return rows.length > 0;
}
