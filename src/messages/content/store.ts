// SQL of what the words of a message are judged by: people's word that a text is no advertising, and what it may answer.

import type { Database } from '../../database/database.ts';
import type { ApiKeyId, BusinessId, ContactId, Id, MessageId, SenderId, StaffId } from '../../kernel/kernel.ts';
import { theirs } from '../reading/store.ts';

export type OverrideRow = {
  readonly id: Id<'content override'>;
  readonly key_id: ApiKeyId | null;
  readonly user_id: StaffId | null;
  readonly sealed: Buffer;
  readonly made_at: number;
};

/** Keeps who said so and why. */
export async function insertOverride(
  db: Database,
  businessId: BusinessId,
  row: { id: Id<'content override'>; keyId: ApiKeyId | null; staffId: StaffId | null; sealed: Buffer; atMs: number },
): Promise<void> {
  await db.query(businessId, {
    name: 'insert-override',
    text: `insert into content_override (business_id, id, key_id, user_id, sealed, made_at)
      values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))`,
    values: [businessId, row.id, row.keyId, row.staffId, row.sealed, row.atMs],
  });
}

/** A page of them, newest first. */
export async function listOverrides(
  db: Database,
  businessId: BusinessId,
  page: { after: string | null; limit: number },
): Promise<OverrideRow[]> {
  return await db.query(businessId, {
    text: `select id, key_id, user_id, sealed, made_at from content_override
      where business_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    values: [businessId, page.after, page.limit],
  });
}

/** What a person wrote last to a number after an id, sealed. */
export async function findLastInbound(
  db: Database,
  businessId: BusinessId,
  of: { contactId: ContactId; senderId: SenderId; newerThan: string },
): Promise<{ id: MessageId; contact_id: ContactId; body: Buffer } | undefined> {
  const rows = await db.query<{ id: MessageId; contact_id: ContactId; body: Buffer }>(businessId, {
    name: 'find-last-inbound',
    text: `select m.id, m.contact_id, m.body from unnest(${theirs}) as t(id) cross join lateral (
        select id, contact_id, body from message
        where business_id = $1 and contact_id = t.id and sender_id = $3 and id > $4 and direction = 'in'
          and body is not null and kind in ('text', 'interactive', 'button')
        order by id desc limit 1) m
      order by m.id desc limit 1`,
    values: [businessId, of.contactId, of.senderId, of.newerThan],
  });
  return rows[0];
}
