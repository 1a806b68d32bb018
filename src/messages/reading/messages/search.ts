// Looks for messages of everybody, newest first, in bounded time: a page may be short and have a next one all the same.

import type { Database } from '../../../database/database.ts';
import type { BusinessId } from '../../../kernel/kernel.ts';
import type { Page, StoredMessage } from '../../types.ts';
import { storedMessage } from '../store.ts';
import { scanMessages } from './search-store/store.ts';
import type { MessagesSought } from './types.ts';

const scanMax = 5_000;

/** A page of messages without their content. `next` is where to look on; null: there are no more. */
export async function searchMessages(
  db: Database,
  businessId: BusinessId,
  sought: MessagesSought,
): Promise<Page<StoredMessage>> {
  const found = await scanMessages(db, businessId, { ...sought, limit: sought.limit + 1, scanMax });
  const items = found.rows.slice(0, sought.limit).map(storedMessage);
  if (found.rows.length > items.length) return { items, next: items.at(-1)?.id ?? null };
  return { items, next: found.scanned < scanMax ? null : found.scannedTo };
}
