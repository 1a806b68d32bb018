// SQL of the messages of one person, as a page: without their content, or with it, still sealed.

import type { Database } from '../../../database/database.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import { type MessageDbRow, messageColumns, theirs } from '../store.ts';
import type { MessagesAsked } from './types.ts';

/** Messages of a person under every id that they had, older than `before`, newest first. */
export async function pageMessages(
  db: Database,
  businessId: BusinessId,
  page: MessagesAsked & { readonly withBody: boolean },
): Promise<(MessageDbRow & { body?: Buffer | null })[]> {
  const columns = `${messageColumns}${page.withBody ? ', body' : ''}`;
  return await db.query(businessId, {
    name: page.withBody ? 'page-messages-with-body' : 'page-messages',
    text: `select m.* from unnest(${theirs}) as t(id) cross join lateral (
        select ${columns} from message
        where business_id = $1 and contact_id = t.id and id < $3 and ($5::uuid[] is null or sender_id = any($5))
        order by id desc limit $4) m
      order by m.id desc limit $4`,
    values: [businessId, page.contactId, page.before, page.limit, page.senderIds],
  });
}
