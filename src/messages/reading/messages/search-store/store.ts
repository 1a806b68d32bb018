// SQL of looking for messages of everybody: along the ids, so many at a time, as decisions are looked for.

import type { Database } from '../../../../database/database.ts';
import type { BusinessId } from '../../../../kernel/kernel.ts';
import { type MessageDbRow, messageColumns } from '../../store.ts';
import type { MessagesSought } from '../types.ts';

type Row = MessageDbRow & { scanned: number; scanned_to: string | null };

export type MessageScan = {
  readonly rows: readonly MessageDbRow[];
  readonly scanned: number;
  readonly scannedTo: string | null;
};

/** Messages between two ids, newest first: the first `limit` that fit among the first `scanMax` there are. */
export async function scanMessages(
  db: Database,
  businessId: BusinessId,
  sought: MessagesSought & { readonly scanMax: number },
): Promise<MessageScan> {
  const rows = await db.query<Row>(businessId, {
    // Not named: each set of filters deserves a plan of its own.
    text: `with seen as materialized (
        select ${messageColumns} from message
        where business_id = $1 and id > $2 and id < $3 order by id desc limit $4)
      select s.scanned, s.scanned_to, f.*
      from (select (select count(*)::integer from seen) as scanned,
          (select id from seen order by id limit 1) as scanned_to) s
      left join (select * from seen
        where (cardinality($6::text[]) = 0 or direction = any($6)) and (cardinality($7::text[]) = 0 or class = any($7))
          and (cardinality($8::text[]) = 0 or state = any($8)) and ($9::uuid[] is null or sender_id = any($9))
          and (not $10::boolean or state = 'failed' or status = 'failed')
          and ($11::integer[] is null or coalesce(error_code, -1) = any($11))
        order by id desc limit $5) f on true
      order by f.id desc`,
    values: [
      businessId,
      sought.newerThan,
      sought.before,
      sought.scanMax,
      sought.limit,
      sought.directions,
      sought.classes,
      sought.states,
      sought.senderIds,
      sought.failed,
      sought.errorCodes?.map(code => code ?? -1) ?? null,
    ],
  });
  const [first] = rows;
  const found = rows.filter(row => row.id !== null);
  return { rows: found, scanned: first?.scanned ?? 0, scannedTo: first?.scanned_to ?? null };
}
