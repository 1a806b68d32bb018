// SQL of conversations as staff see them: a page, one of them, how many, and what staff do with one.

import type { Database, Transaction } from '../database/database.ts';
import type { BusinessId, ContactId, MessageId, SenderId, StaffId } from '../kernel/kernel.ts';
import type { Conversation, ConversationCounts, ConversationId, ConversationsAsked, LabelId } from './types.ts';

type Row = {
  id: ConversationId;
  contact_id: ContactId;
  sender_id: SenderId;
  state: Conversation['state'];
  assigned_to: StaffId | null;
  unread: number;
  waiting_id: MessageId | null;
  last_in_id: MessageId | null;
  last_message_id: MessageId | null;
  sort_id: string;
  inbound_at: string | null;
  labels: LabelId[];
};

/** What is shown of a conversation `c`: with the window, as the gate of the person has it, and the person's labels. */
const columns = `c.id, c.contact_id, c.sender_id, c.state, c.assigned_to, c.unread, c.waiting_id, c.last_in_id,
  c.last_message_id, c.sort_id,
  (select p.gate #>> array['windows', c.sender_id::text, 'inboundAtMs'] from contact p
    where p.business_id = c.business_id and p.id = c.contact_id) as inbound_at,
  array(select l.label_id from contact_label l where l.business_id = c.business_id and l.contact_id = c.contact_id
    order by l.label_id) as labels`;

function told(row: Row): Conversation {
  return {
    id: row.id,
    contactId: row.contact_id,
    senderId: row.sender_id,
    state: row.state,
    assignedTo: row.assigned_to,
    unread: row.unread,
    waitingId: row.waiting_id,
    lastInId: row.last_in_id,
    lastMessageId: row.last_message_id,
    sortId: row.sort_id,
    inboundAtMs: row.inbound_at === null ? null : Number(row.inbound_at),
    labels: row.labels,
  };
}

/** What holds for the list and for the counts alike; parameters 1 to 4. */
const within = `c.business_id = $1 and c.merged_into is null
  and ($2::uuid[] is null or c.sender_id = any($2)) and ($3::uuid[] is null or c.contact_id = any($3))
  and ($4::uuid is null or exists (select from contact_label l
    where l.business_id = $1 and l.label_id = $4 and l.contact_id = c.contact_id))`;

type Within = Pick<ConversationsAsked, 'senderIds' | 'contactIds' | 'label'>;

function valuesOf(businessId: BusinessId, asked: Within): unknown[] {
  return [businessId, asked.senderIds, asked.contactIds, asked.label];
}

/** A page of conversations, in their order. */
export async function pageConversations(
  db: Database,
  businessId: BusinessId,
  asked: ConversationsAsked,
): Promise<Conversation[]> {
  const newest = asked.sort === 'newest';
  const rows = await db.query<Row>(businessId, {
    // Not named: each set of filters deserves a plan of its own.
    text: `select ${columns} from conversation c
      where ${within} and ${asked.state === null ? '$5::text is null' : 'c.state = $5'}
        and ${assignedIs(asked.assigned)}
        ${asked.unread ? 'and c.unread > 0' : ''} ${asked.waiting || !newest ? 'and c.waiting_id is not null' : ''}
        and ($7::uuid is null or ${newest ? 'c.sort_id < $7' : 'c.waiting_id > $7'})
      order by ${newest ? 'c.sort_id desc' : 'c.waiting_id'} limit $8`,
    values: [
      ...valuesOf(businessId, asked),
      asked.state,
      asked.assigned === 'nobody' ? null : asked.assigned,
      asked.after,
      asked.limit,
    ],
  });
  return rows.map(told);
}

function assignedIs(assigned: ConversationsAsked['assigned']): string {
  if (assigned === null) return '$6::uuid is null';
  return assigned === 'nobody' ? '(c.assigned_to is null and $6::uuid is null)' : 'c.assigned_to = $6';
}

/** How many there are: of the open ones but for `closed`. */
export async function countConversations(
  db: Database,
  businessId: BusinessId,
  asked: Within & { me: StaffId | null },
): Promise<ConversationCounts> {
  const rows = await db.query<ConversationCounts>(businessId, {
    text: `select count(*) filter (where c.state = 'open' and c.assigned_to = $5)::integer as mine,
        count(*) filter (where c.state = 'open' and c.assigned_to is null)::integer as nobody,
        count(*) filter (where c.state = 'open')::integer as anyone,
        count(*) filter (where c.state = 'open' and c.unread > 0)::integer as unread,
        count(*) filter (where c.state = 'open' and c.waiting_id is not null)::integer as waiting,
        count(*) filter (where c.state = 'closed')::integer as closed
      from conversation c where ${within}`,
    values: [...valuesOf(businessId, asked), asked.me],
  });
  return rows[0] ?? { mine: 0, nobody: 0, anyone: 0, unread: 0, waiting: 0, closed: 0 };
}

type Runner = Pick<Transaction, 'query'>;

/** One conversation; one that went into another is given as that. */
export async function findConversation(
  run: Runner,
  businessId: BusinessId,
  id: ConversationId,
): Promise<Conversation | undefined> {
  const rows = await run.query<Row>({
    name: 'find-conversation',
    text: `with recursive now as (
        select id, merged_into from conversation where business_id = $1 and id = $2
        union select c.id, c.merged_into from now n join conversation c on c.business_id = $1 and c.id = n.merged_into)
      select ${columns} from conversation c
      where c.business_id = $1 and c.id = (select id from now where merged_into is null)`,
    values: [businessId, id],
  });
  return rows.map(told)[0];
}

/** The conversation of a person with a number. */
export async function findOfContact(
  run: Runner,
  businessId: BusinessId,
  of: { contactId: ContactId; senderId: SenderId },
): Promise<Conversation | undefined> {
  const rows = await run.query<Row>({
    name: 'find-conversation-of-contact',
    text: `select ${columns} from conversation c
      where c.business_id = $1 and c.contact_id = $2 and c.sender_id = $3 and c.merged_into is null`,
    values: [businessId, of.contactId, of.senderId],
  });
  return rows.map(told)[0];
}

/** Begins a conversation in which nothing was said yet. The feed is held. */
export async function insertConversation(
  tx: Transaction,
  businessId: BusinessId,
  row: { id: ConversationId; contactId: ContactId; senderId: SenderId },
): Promise<void> {
  await tx.query({
    name: 'insert-conversation',
    text: `insert into conversation (business_id, id, contact_id, sender_id, sort_id) values ($1, $2, $3, $4, $2)`,
    values: [businessId, row.id, row.contactId, row.senderId],
  });
}

/** Gives a conversation to somebody, or to nobody. False: it was so before. The feed is held. */
export async function setAssignee(
  tx: Transaction,
  businessId: BusinessId,
  what: { id: ConversationId; to: StaffId | null },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'assign-conversation',
    text: `update conversation set assigned_to = $3
      where business_id = $1 and id = $2 and assigned_to is distinct from $3::uuid returning 1 as done`,
    values: [businessId, what.id, what.to],
  });
  return rows.length > 0;
}

/** Closes up to the last message that is known, or opens. False: it was so before. The feed is held. */
export async function setState(
  tx: Transaction,
  businessId: BusinessId,
  what: { id: ConversationId; state: Conversation['state'] },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'close-or-open-conversation',
    text: `update conversation set state = $3, closed_to = case when $3 = 'closed' then last_message_id end,
        waiting_id = case when $3 = 'open' then waiting_id end
      where business_id = $1 and id = $2 and state <> $3 returning 1 as done`,
    values: [businessId, what.id, what.state],
  });
  return rows.length > 0;
}

/** Notes up to where staff have read; it never goes back. The feed is held. */
export async function setRead(
  tx: Transaction,
  businessId: BusinessId,
  what: { id: ConversationId; upTo: string },
): Promise<void> {
  await tx.query({
    name: 'read-conversation',
    text: `update conversation set read_to = greatest(read_to, least($3::uuid, sort_id)), unread_from = null
      where business_id = $1 and id = $2`,
    values: [businessId, what.id, what.upTo],
  });
}

/** Marks what the person said last as unread again. The feed is held. */
export async function setUnread(tx: Transaction, businessId: BusinessId, id: ConversationId): Promise<void> {
  await tx.query({
    name: 'unread-conversation',
    text: `update conversation set unread_from = last_in_id where business_id = $1 and id = $2`,
    values: [businessId, id],
  });
}
