// SQL of the requests. One is open for each person and kind: the same wish again joins it.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, MessageId } from '../../kernel/kernel.ts';
import { theirs } from '../store.ts';
import type { PageAsked, RequestId, RequestKind, RequestState, RightsRequest } from '../types.ts';

export type NewRequest = Pick<
  RightsRequest,
  'id' | 'contactId' | 'kind' | 'certain' | 'source' | 'receivedMs' | 'dueMs' | 'messageId' | 'language'
> & { readonly note: Buffer | null };

export type Row = {
  id: RequestId;
  contact_id: ContactId;
  kind: RequestKind;
  certain: boolean;
  source: RightsRequest['source'];
  received_at: number;
  due_at: number;
  extended_reason: string | null;
  state: RequestState;
  state_at: number;
  changed_by: string | null;
  message_id: MessageId | null;
  language: string | null;
  note: Buffer | null;
};

const columns = `r.id, coalesce(c.merged_into, r.contact_id) as contact_id, r.kind, r.certain, r.source, r.received_at,
  r.due_at, r.extended_reason, r.state, r.state_at, r.changed_by, r.message_id, r.language, r.note`;
const fromRequests = `rights_request r join contact c on c.business_id = r.business_id and c.id = r.contact_id`;
const isOpen = `r.state in ('received', 'in_progress')`;

/** Opens requests of people who are held, but for those that are open already; returns the ids of the new ones. */
export async function insertRequests(
  tx: Transaction,
  businessId: BusinessId,
  rows: readonly NewRequest[],
): Promise<Set<RequestId>> {
  const added = await tx.query<{ id: RequestId }>({
    name: 'rights-open',
    text: `with ${theirs('$3')}
      insert into rights_request (business_id, id, contact_id, kind, certain, source, received_at, due_at, state_at,
        message_id, language, note)
      select $1, w.id, w.contact_id, w.kind, w.certain, w.source, to_timestamp(w.received_ms / 1000),
        to_timestamp(w.due_ms / 1000), to_timestamp(w.received_ms / 1000), w.message_id, w.language, w.note
      from unnest($2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::text[], $7::double precision[],
          $8::double precision[], $9::uuid[], $10::text[], $11::bytea[])
        as w(id, contact_id, kind, certain, source, received_ms, due_ms, message_id, language, note)
      where not exists (
        select 1 from theirs t join rights_request r on r.business_id = $1 and r.contact_id = t.id
        where t.survivor = w.contact_id and r.kind = w.kind and ${isOpen})
      on conflict do nothing returning id`,
    values: [
      businessId,
      rows.map(row => row.id),
      rows.map(row => row.contactId),
      rows.map(row => row.kind),
      rows.map(row => row.certain),
      rows.map(row => row.source),
      rows.map(row => row.receivedMs),
      rows.map(row => row.dueMs),
      rows.map(row => row.messageId),
      rows.map(row => row.language),
      rows.map(row => row.note),
    ],
  });
  return new Set(added.map(row => row.id));
}

export type Assured = {
  readonly contactId: ContactId;
  readonly kind: RequestKind;
  readonly messageId: MessageId | null;
};

/** Open requests that were only guessed and are now sure; the clock runs since the guess. */
export async function assureRequests(
  tx: Transaction,
  businessId: BusinessId,
  rows: readonly Assured[],
): Promise<{ survivor: ContactId; kind: RequestKind; due_at: number }[]> {
  return await tx.query({
    name: 'rights-assure',
    text: `with ${theirs('$2')}
      update rights_request r set certain = true, message_id = coalesce(w.message_id, r.message_id)
      from unnest($2::uuid[], $3::text[], $4::uuid[]) as w(contact_id, kind, message_id)
      join theirs t on t.survivor = w.contact_id
      where r.business_id = $1 and r.contact_id = t.id and r.kind = w.kind and not r.certain and ${isOpen}
      returning t.survivor, r.kind, r.due_at`,
    values: [businessId, rows.map(row => row.contactId), rows.map(row => row.kind), rows.map(row => row.messageId)],
  });
}

/** The open request of a person, or of whoever was merged into them, of one of the kinds; the one due first. */
export async function findOpen(
  tx: Transaction,
  businessId: BusinessId,
  what: { readonly contactId: ContactId; readonly kinds: readonly RequestKind[] },
): Promise<Row | undefined> {
  const rows = await tx.query<Row>({
    text: `with ${theirs('$2')}
      select ${columns} from theirs t join ${fromRequests} on r.business_id = $1 and r.contact_id = t.id
      where r.kind = any($3::text[]) and r.certain and ${isOpen} order by r.due_at limit 1`,
    values: [businessId, [what.contactId], what.kinds],
  });
  return rows[0];
}

/** One request; held until the transaction ends when it is to be changed. */
export async function findRequest(
  tx: Transaction,
  businessId: BusinessId,
  what: { readonly id: RequestId; readonly hold: boolean },
): Promise<Row | undefined> {
  const rows = await tx.query<Row>({
    text: `select ${columns} from ${fromRequests} where r.business_id = $1 and r.id = $2
      ${what.hold ? 'for update of r' : ''}`,
    values: [businessId, what.id],
  });
  return rows[0];
}

/** Writes what staff changed. */
export async function changeRequest(
  tx: Transaction,
  businessId: BusinessId,
  what: Pick<RightsRequest, 'id' | 'state' | 'stateMs' | 'changedBy' | 'dueMs' | 'extendedReason'> & {
    readonly note: Buffer | null;
  },
): Promise<void> {
  await tx.query({
    text: `update rights_request set state = $3, state_at = to_timestamp($4::double precision / 1000), changed_by = $5,
        due_at = to_timestamp($6::double precision / 1000), extended = $7::text is not null, extended_reason = $7,
        note = $8
      where business_id = $1 and id = $2`,
    values: [businessId, what.id, what.state, what.stateMs, what.changedBy, what.dueMs, what.extendedReason, what.note],
  });
}

/** A part of the list, newest first. */
export async function listRequests(db: Database, businessId: BusinessId, page: PageAsked): Promise<Row[]> {
  return await db.query<Row>(businessId, {
    text: `with ${theirs('$2')}
      select ${columns} from ${fromRequests}
      where r.business_id = $1 and ($3::uuid is null or r.id < $3)
        and ($2::uuid[] = '{}' or r.contact_id in (select id from theirs))
        and case $4 when 'open' then ${isOpen} when 'closed' then not ${isOpen} else true end
      order by r.id desc limit $5`,
    values: [businessId, page.contactId === null ? [] : [page.contactId], page.after, page.state, page.limit],
  });
}
