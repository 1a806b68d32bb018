// SQL of the account's news.

import type { Transaction } from '../../../database/database.ts';
import type { BusinessId, Id } from '../../../kernel/kernel.ts';

/** Writes what Meta now says of a template; a template that we never listed is added as it is known. */
export async function setTemplate(
  tx: Transaction,
  businessId: BusinessId,
  news: { wabaId: string; name: string; language: string; status: string | null; category: string | null },
): Promise<void> {
  await tx.query({
    name: 'set-template',
    text: `with held as (select version from business where business_id = $1 for no key update),
      written as (
      insert into template (business_id, waba_id, name, language, category, status, components, tells_opt_out, synced_at,
        told_version)
      select $1, $2, $3, $4, coalesce($6, 'UNKNOWN'), coalesce($5, 'UNKNOWN'), '[]'::jsonb, false, clock_timestamp(),
        version + 1
      from held
      on conflict (business_id, waba_id, name, language) do update
        set status = coalesce($5, template.status), category = coalesce($6, template.category),
          told_version = excluded.told_version
        where (template.status, template.category)
          is distinct from (coalesce($5, template.status), coalesce($6, template.category))
      returning 1)
      update business set version = version + 1 where business_id = $1 and exists (select from written)`,
    values: [businessId, news.wabaId, news.name, news.language, news.status, news.category],
  });
}

/** Keeps the news for people to read. */
export async function insertAccountEvents(
  tx: Transaction,
  businessId: BusinessId,
  rows: readonly { id: Id<'account event'>; field: string; event: string; detail: unknown }[],
): Promise<void> {
  await tx.query({
    name: 'insert-account-events',
    text: `insert into account_event (business_id, id, field, event, detail, received_at)
      select $1, e.id, e.field, e.event, e.detail, clock_timestamp()
      from jsonb_to_recordset($2::jsonb) as e(id uuid, field text, event text, detail jsonb)`,
    values: [businessId, JSON.stringify(rows)],
  });
}
