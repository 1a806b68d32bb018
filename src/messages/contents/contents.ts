// What this room keeps of people's words, for whoever deletes it when it is old.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import * as store from './store.ts';

/** One kind of content. */
export type Content = {
  readonly name: 'messages' | 'notes' | 'webhooks';
  /** Deletes the oldest of what is older than an id, and marks that it was kept for so many days; returns how many. */
  delete(
    tx: Transaction,
    businessId: BusinessId,
    old: { readonly before: string; readonly limit: number; readonly days: number },
  ): Promise<number>;
  /** How many that would be, as far as the limit, and the oldest. */
  count(
    businessId: BusinessId,
    old: { readonly before: string; readonly limit: number },
  ): Promise<{ readonly count: number; readonly oldest: string | null }>;
};

/** Messages, and webhooks that were kept. */
export function createContents(db: Database): Content[] {
  return [
    {
      name: 'messages',
      delete: store.deleteMessageContent,
      count: (businessId, old) => store.countMessageContent(db, businessId, old),
    },
    {
      name: 'webhooks',
      delete: store.deleteWebhookContent,
      count: (businessId, old) => store.countWebhookContent(db, businessId, old),
    },
  ];
}
