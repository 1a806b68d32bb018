// SQL of looking for consent events of everybody: along the ids, so many at a time, as decisions and messages are looked
// for. Whom an event is about is found through its evidence: no index on the way of its recording is needed for it.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ConsentEventId, ContactId } from '../../kernel/kernel.ts';
import type { EventsSought } from './types.ts';

/** How somebody said no, from the members of an event: Meta's setting, staff, another system, or a way in the chat. */
export const wayOfNo = `case when act = 'platform' then 'meta' when by = 'staff' then 'staff'
  when source <> 'whatsapp' then 'api' when act = 'typed_keyword' then 'keyword' when act = 'button' then 'button'
  else 'words' end`;

export type FoundRow = {
  id: ConsentEventId;
  seq: number | null;
  event: string;
  recorded_at: number;
  contact_id: ContactId | null;
};

type Row = { scanned: number; scanned_to: string | null } & (FoundRow | { [name in keyof FoundRow]: null });

export type EventScan = {
  readonly rows: readonly FoundRow[];
  readonly scanned: number;
  readonly scannedTo: string | null;
};

/** Whoever the person is now for whom the event was recorded; of two who were told apart, who has it. */
const subject = `(
  with recursive theirs as (
    select v.contact_id as id from consent_evidence v where v.business_id = $1 and v.event_id = f.id
    union select n.id from theirs t cross join lateral (
      select c.merged_into as id from contact c
        where c.business_id = $1 and c.id = t.id and c.merged_into is not null
      union all select p.to_id from contact_split p where p.business_id = $1 and p.from_id = t.id) n)
  select s.contact_id from theirs t join consent_event_subject s
    on s.business_id = $1 and s.contact_id = t.id and s.event_id = f.id limit 1)`;

/** Events between two ids, newest first: the first `limit` that fit among the first `scanMax` there are. */
export async function scanEvents(
  db: Database,
  businessId: BusinessId,
  sought: EventsSought & { readonly scanMax: number },
): Promise<EventScan> {
  const rows = await db.query<Row>(businessId, {
    // Not named: each set of filters deserves a plan of its own.
    text: `with seen as materialized (
        select id, event, recorded_at from consent_event
        where business_id = $1 and id > $2 and id < $3 order by id desc limit $4),
      fit as materialized (
        select s.id, s.event, s.recorded_at from seen s
        cross join lateral jsonb_to_record(s.event::jsonb)
          as e(type text, source text, act text, by text, purpose text, channel text)
        where (cardinality($6::text[]) = 0 or type = any($6)) and (cardinality($7::text[]) = 0 or source = any($7))
          and (cardinality($8::text[]) = 0 or ${wayOfNo} = any($8))
          and ($9::text is null or purpose = $9) and ($10::text is null or channel = $10)
        order by s.id desc limit $5)
      select s.scanned, s.scanned_to, f.id, f.event, f.recorded_at, q.seq, ${subject} as contact_id
      from (select (select count(*)::integer from seen) as scanned,
          (select id from seen order by id limit 1) as scanned_to) s
      left join fit f on true
      left join consent_sequence q on q.business_id = $1 and q.event_id = f.id
      order by f.id desc`,
    values: [
      businessId,
      sought.newerThan,
      sought.before,
      sought.scanMax,
      sought.limit,
      sought.types,
      sought.sources,
      sought.ways,
      sought.purpose,
      sought.channel,
    ],
  });
  const [first] = rows;
  const found = rows.filter((row): row is FoundRow & Pick<Row, 'scanned' | 'scanned_to'> => row.id !== null);
  return { rows: found, scanned: first?.scanned ?? 0, scannedTo: first?.scanned_to ?? null };
}
