// The messages of one person, newest first.

import type { Database } from '../../../database/database.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import type { StoredMessage } from '../../types.ts';
import { storedMessage } from '../store.ts';
import { pageMessages } from './store.ts';
import type { MessagesAsked } from './types.ts';

/** A page without content. */
export async function listMessages(
  db: Database,
  businessId: BusinessId,
  asked: MessagesAsked,
): Promise<StoredMessage[]> {
  return (await pageMessages(db, businessId, { ...asked, withBody: false })).map(storedMessage);
}
