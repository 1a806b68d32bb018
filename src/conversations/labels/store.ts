// SQL of labels and of who has them.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { ConversationId, Label, LabelId } from '../types.ts';

/** Every label of a business, by name, with how many people have it. */
export async function listLabels(db: Database, businessId: BusinessId): Promise<(Label & { contacts: number })[]> {
  return await db.query(businessId, {
    name: 'list-labels',
    text: `select l.id, l.name, l.colour, (select count(*)::integer from contact_label c
        where c.business_id = $1 and c.label_id = l.id) as contacts
      from label l where l.business_id = $1 order by lower(l.name)`,
    values: [businessId],
  });
}

/** Adds a label unless there are too many. False: there are. A name that is there already breaks `label_name_once`. */
export async function insertLabel(
  tx: Transaction,
  businessId: BusinessId,
  what: Label & { most: number },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'insert-label',
    text: `insert into label (business_id, id, name, colour) select $1, $2, $3, $4
      where (select count(*) from label where business_id = $1) < $5 returning 1 as done`,
    values: [businessId, what.id, what.name, what.colour, what.most],
  });
  return rows.length > 0;
}

/** Renames and recolours a label. False: there is none. */
export async function updateLabel(tx: Transaction, businessId: BusinessId, what: Label): Promise<boolean> {
  const rows = await tx.query({
    name: 'update-label',
    text: 'update label set name = $3, colour = $4 where business_id = $1 and id = $2 returning 1 as done',
    values: [businessId, what.id, what.name, what.colour],
  });
  return rows.length > 0;
}

/** Removes a label, from everybody too. False: there is none. */
export async function deleteLabel(tx: Transaction, businessId: BusinessId, id: LabelId): Promise<boolean> {
  const rows = await tx.query({
    name: 'delete-label',
    text: `with off as (delete from contact_label where business_id = $1 and label_id = $2)
      delete from label where business_id = $1 and id = $2 returning 1 as done`,
    values: [businessId, id],
  });
  return rows.length > 0;
}

/** Gives a person exactly these labels, of those that there are; returns which they are now. */
export async function setLabels(
  tx: Transaction,
  businessId: BusinessId,
  what: { contactId: ContactId; labels: readonly LabelId[] },
): Promise<LabelId[]> {
  const values = [businessId, what.contactId, what.labels];
  await tx.query({
    name: 'remove-labels',
    text: 'delete from contact_label where business_id = $1 and contact_id = $2 and label_id <> all($3::uuid[])',
    values,
  });
  const rows = await tx.query<{ label_id: LabelId }>({
    name: 'add-labels',
    text: `with added as (
        insert into contact_label (business_id, contact_id, label_id)
        select $1, $2, l.id from label l where l.business_id = $1 and l.id = any($3::uuid[]) on conflict do nothing)
      select l.id as label_id from label l where l.business_id = $1 and l.id = any($3::uuid[]) order by l.id`,
    values,
  });
  return rows.map(row => row.label_id);
}

/** Conversations of a person, for whoever must be told. */
export async function findConversationsOf(
  tx: Transaction,
  businessId: BusinessId,
  contactId: ContactId,
): Promise<{ id: ConversationId }[]> {
  return await tx.query({
    name: 'find-conversations-of',
    text: 'select id from conversation where business_id = $1 and contact_id = $2 and merged_into is null',
    values: [businessId, contactId],
  });
}
