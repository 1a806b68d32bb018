// SQL of the doubts. One is open for each person: what else they write meanwhile joins it.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, MessageId } from '../../kernel/kernel.ts';
import { theirs } from '../store.ts';
import type { Doubt, DoubtId, Outcome, PageAsked } from '../types.ts';

export type NewDoubt = Pick<Doubt, 'id' | 'contactId' | 'messageId' | 'meant' | 'openedMs' | 'dueMs'>;

export type Row = {
  id: DoubtId;
  contact_id: ContactId;
  message_id: MessageId;
  meant: string;
  opened_at: number;
  due_at: number;
  asked_at: number | null;
  closed_at: number | null;
  outcome: Outcome | null;
  closed_by: string | null;
  note: Buffer | null;
};

const columns = `d.id, coalesce(c.merged_into, d.contact_id) as contact_id, d.message_id, d.meant, d.opened_at, d.due_at,
  d.asked_at, d.closed_at, d.outcome, d.closed_by, d.note`;
const fromDoubts = 'stop_doubt d join contact c on c.business_id = d.business_id and c.id = d.contact_id';

/** Opens doubts of people who are held, but where one is open already; returns the ids of the new ones. */
export async function insertDoubts(
  tx: Transaction,
  businessId: BusinessId,
  rows: readonly NewDoubt[],
): Promise<Set<DoubtId>> {
  const added = await tx.query<{ id: DoubtId }>({
    name: 'doubts-open',
    text: `with ${theirs('$3')}
      insert into stop_doubt (business_id, id, contact_id, message_id, meant, opened_at, due_at)
      select $1, w.id, w.contact_id, w.message_id, w.meant, to_timestamp(w.opened_ms / 1000),
        to_timestamp(w.due_ms / 1000)
      from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::double precision[], $7::double precision[])
        as w(id, contact_id, message_id, meant, opened_ms, due_ms)
      where not exists (
        select 1 from theirs t join stop_doubt d on d.business_id = $1 and d.contact_id = t.id
        where t.survivor = w.contact_id and d.closed_at is null)
      on conflict do nothing returning id`,
    values: [
      businessId,
      rows.map(row => row.id),
      rows.map(row => row.contactId),
      rows.map(row => row.messageId),
      rows.map(row => row.meant),
      rows.map(row => row.openedMs),
      rows.map(row => row.dueMs),
    ],
  });
  return new Set(added.map(row => row.id));
}

export type Settled = { readonly contactId: ContactId; readonly outcome: Outcome };

/** People answered by themselves: their open doubts are closed. */
export async function settleDoubts(
  tx: Transaction,
  businessId: BusinessId,
  what: { readonly settled: readonly Settled[]; readonly atMs: number },
): Promise<void> {
  await tx.query({
    name: 'doubts-settle',
    text: `with ${theirs('$2')}
      update stop_doubt d set outcome = w.outcome, closed_by = 'person',
        closed_at = to_timestamp($4::double precision / 1000)
      from unnest($2::uuid[], $3::text[]) as w(contact_id, outcome) join theirs t on t.survivor = w.contact_id
      where d.business_id = $1 and d.contact_id = t.id and d.closed_at is null`,
    values: [businessId, what.settled.map(one => one.contactId), what.settled.map(one => one.outcome), what.atMs],
  });
}

/** Notes that the person was asked. */
export async function markAsked(
  db: Database,
  businessId: BusinessId,
  what: { readonly id: DoubtId; readonly atMs: number },
): Promise<void> {
  await db.query(businessId, {
    text: `update stop_doubt set asked_at = to_timestamp($3::double precision / 1000)
      where business_id = $1 and id = $2 and asked_at is null`,
    values: [businessId, what.id, what.atMs],
  });
}

/** One doubt, held until the transaction ends. */
export async function holdDoubt(tx: Transaction, businessId: BusinessId, id: DoubtId): Promise<Row | undefined> {
  const rows = await tx.query<Row>({
    text: `select ${columns} from ${fromDoubts} where d.business_id = $1 and d.id = $2 for update of d`,
    values: [businessId, id],
  });
  return rows[0];
}

/** Writes what staff found. */
export async function closeDoubt(
  tx: Transaction,
  businessId: BusinessId,
  what: { readonly id: DoubtId; readonly outcome: Outcome; readonly by: string; readonly atMs: number } & {
    readonly note: Buffer | null;
  },
): Promise<void> {
  await tx.query({
    text: `update stop_doubt set outcome = $3, closed_by = $4, closed_at = to_timestamp($5::double precision / 1000),
        note = $6
      where business_id = $1 and id = $2`,
    values: [businessId, what.id, what.outcome, what.by, what.atMs, what.note],
  });
}

/** Whose doubt it is, as the row says; who was merged since is found from there. */
export async function findPerson(tx: Transaction, businessId: BusinessId, id: DoubtId): Promise<ContactId | undefined> {
  const rows = await tx.query<{ contact_id: ContactId }>({
    text: 'select contact_id from stop_doubt where business_id = $1 and id = $2',
    values: [businessId, id],
  });
  return rows[0]?.contact_id;
}

/** A part of the list, newest first. */
export async function listDoubts(db: Database, businessId: BusinessId, page: PageAsked): Promise<Row[]> {
  return await db.query<Row>(businessId, {
    text: `with ${theirs('$2')}
      select ${columns} from ${fromDoubts}
      where d.business_id = $1 and ($3::uuid is null or d.id < $3)
        and ($2::uuid[] = '{}' or d.contact_id in (select id from theirs))
        and case $4 when 'open' then d.closed_at is null when 'closed' then d.closed_at is not null else true end
      order by d.id desc limit $5`,
    values: [businessId, page.contactId === null ? [] : [page.contactId], page.after, page.state, page.limit],
  });
}
