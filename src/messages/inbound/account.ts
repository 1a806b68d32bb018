// What Meta says of the account: templates judged anew, quality, limits, restrictions. A template's new category takes
// effect on the next decision, also for what is queued, because queued messages are decided again when claimed.

import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, newId } from '../../kernel/kernel.ts';
import { insertAccountEvents, setTemplate } from './account-store/store.ts';
import type { AfterCommit, ProcessDeps } from './types.ts';

/** Writes the news; asks for a fresh directory when a template or a number changed. */
export async function applyAccountNews(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; updates: readonly Update[] },
): Promise<AfterCommit[]> {
  const { businessId } = what;
  const news = what.updates.filter(update => newsKinds.has(update.kind));
  if (news.length === 0) return [];
  for (const update of news) {
    if (update.kind !== 'template') continue;
    await setTemplate(tx, businessId, {
      wabaId: update.wabaId ?? '',
      name: update.name,
      language: update.language,
      status: update.status,
      category: update.category,
    });
  }
  await insertAccountEvents(
    tx,
    businessId,
    news.map(update => ({
      id: newId<'account event'>(deps),
      field: update.field,
      event: eventOf(update),
      detail: detailOf(update),
    })),
  );
  return [{ kind: 'refresh-directory' }];
}

const newsKinds = new Set<Update['kind']>(['template', 'account', 'phone', 'value-error']);

function eventOf(update: Update): string {
  return update.kind === 'account' || update.kind === 'phone' ? update.event : update.kind;
}

/** News of the account holds no person's data; value errors are cut to their code. */
function detailOf(update: Update): unknown {
  return update.kind === 'value-error' ? {} : (update.raw ?? {});
}
