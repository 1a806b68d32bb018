// SQL of the audit trail. Rows are only ever added; PostgreSQL refuses the rest.

import type { Database } from '../../database/database.ts';
import type { ApiKeyId, BusinessId, StaffId } from '../../kernel/kernel.ts';

export type AuditRow = {
  business_id: BusinessId;
  id: string;
  at: number;
  user_id: StaffId | null;
  key_id: ApiKeyId | null;
  action: string;
  object_kind: string | null;
  object_id: string | null;
  detail: Readonly<Record<string, unknown>>;
};

/** Adds rows, of any businesses, in one statement. */
export async function insertEvents(db: Database, rows: readonly AuditRow[]): Promise<void> {
  await db.query('all', {
    name: 'staff-insert-audit',
    text: `insert into audit_event (business_id, id, at, user_id, key_id, action, object_kind, object_id, detail)
      select w.business_id, w.id, to_timestamp(w.at / 1000), w.user_id, w.key_id, w.action, w.object_kind, w.object_id, w.detail
      from json_to_recordset($1::json) as w(business_id uuid, id uuid, at double precision, user_id uuid, key_id uuid,
        action text, object_kind text, object_id text, detail jsonb)`,
    values: [JSON.stringify(rows)],
  });
}

/** A part of the trail, newest first. */
export async function listEvents(
  db: Database,
  businessId: BusinessId,
  asked: {
    after: string | null;
    limit: number;
    action: string | null;
    staffId: StaffId | null;
    fromMs: number | null;
    toMs: number | null;
  },
): Promise<(AuditRow & { user_name: string | null })[]> {
  return await db.query('all', {
    name: 'staff-list-audit',
    text: `select e.business_id, e.id, e.at, e.user_id, u.name as user_name, e.key_id, e.action, e.object_kind,
        e.object_id, e.detail
      from audit_event e left join staff_user u on u.id = e.user_id
      where e.business_id = $1 and ($2::uuid is null or e.id < $2)
        and ($3::text is null or e.action = $3) and ($4::uuid is null or e.user_id = $4)
        and ($5::double precision is null or e.at >= to_timestamp($5::double precision / 1000))
        and ($6::double precision is null or e.at < to_timestamp($6::double precision / 1000))
      order by e.id desc limit $7`,
    values: [businessId, asked.after, asked.action, asked.staffId, asked.fromMs, asked.toMs, asked.limit],
  });
}
