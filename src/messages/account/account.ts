// How the account stands with Meta, from what Meta said of it.

import type { Database } from '../../database/database.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { readAccountNews, readHeard, readNumberNews, readStanding } from './store.ts';
import type { Account } from './types.ts';

const newsShown = 20;
/** Meta's events of account_update after which it sends less, or nothing. */
const restricting = new Set(['ACCOUNT_RESTRICTION', 'ACCOUNT_VIOLATION', 'DISABLED_UPDATE', 'ACCOUNT_DELETED']);

/** The account as Meta told of it last. */
export async function readAccount(db: Database, businessId: BusinessId): Promise<Account> {
  const [numbers, heard, news, standing] = await Promise.all([
    readNumberNews(db, businessId),
    readHeard(db, businessId),
    readAccountNews(db, businessId, newsShown),
    readStanding(db, businessId),
  ]);
  const restriction = standing !== undefined && restricting.has(standing.event) ? standing : null;
  return { numbers, heard, news, restriction };
}
