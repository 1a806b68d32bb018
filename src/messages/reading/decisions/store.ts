// SQL of looking for decisions. Nothing here may make the recording of a decision dearer: what no index finds is looked
// for among so many of the newest, and the rest is another page.

import type { Database } from '../../../database/database.ts';
import type { BusinessId, ContactId, DecisionId, SenderId } from '../../../kernel/kernel.ts';
import { theirs } from '../store.ts';
import type { DecisionsAsked, FoundDecision } from './types.ts';

type Row = {
  scanned: number;
  scanned_to: string | null;
  id: DecisionId | null;
  outcome: FoundDecision['outcome'];
  class: string;
  codes: string[];
  sender_id: SenderId;
  contact_id: ContactId;
  dry_run: boolean;
  ruleset: string;
};

export type Scan = { readonly rows: FoundDecision[]; readonly scanned: number; readonly scannedTo: string | null };

const columns = 'd.id, d.outcome, d.class, d.codes, d.sender_id, d.contact_id, d.dry_run';
const between = 'd.business_id = $1 and d.id > $3 and d.id < $4';

/** Of everybody: along the ids, or along those of what was refused. */
const ofAll = (refusedOnly: boolean): string => `
  select ${columns} from decision d
  where ${between} and $2::uuid is null ${refusedOnly ? `and d.outcome <> 'allow'` : ''}
  order by d.id desc limit $5`;

const refusedOfPerson = `
  select d.* from unnest(${theirs}) as t(id) cross join lateral (
    select ${columns} from decision d
    where ${between} and d.contact_id = t.id and (d.outcome <> 'allow' or d.dry_run) order by d.id desc limit $5) d`;

const allowedOfPerson = `
  select ${columns} from message m join decision d on d.business_id = m.business_id and d.id = m.decision_id
  where m.business_id = $1 and m.contact_id = any(${theirs}) and d.contact_id = any(${theirs}) and ${between}`;

/** Of one person: what was refused or only asked by its index, what was allowed through the message that it let out. */
const ofPerson = (refusedOnly: boolean): string => `
  select * from (${refusedOnly ? refusedOfPerson : `(${refusedOfPerson}) union (${allowedOfPerson})`}) d
  order by d.id desc limit $5`;

/** Decisions between two ids, newest first: the first `limit` that fit among the first `scanMax` there are. */
export async function scanDecisions(
  db: Database,
  businessId: BusinessId,
  asked: DecisionsAsked & { readonly scanMax: number },
): Promise<Scan> {
  const refusedOnly = asked.outcomes.length > 0 && !asked.outcomes.includes('allow');
  const rows = await db.query<Row>(businessId, {
    // Not named: each set of filters deserves a plan of its own.
    text: `with seen as materialized (
        ${asked.contactId === null ? ofAll(refusedOnly) : ofPerson(refusedOnly)})
      select s.scanned, s.scanned_to, f.*, (select d.record::jsonb #>> '{decision,ruleset}' from decision d
          where d.business_id = $1 and d.id = f.id) as ruleset
      from (select (select count(*)::integer from seen) as scanned,
          (select id from seen order by id limit 1) as scanned_to) s
      left join (select * from seen
        where (cardinality($7::text[]) = 0 or outcome = any($7)) and (cardinality($8::text[]) = 0 or class = any($8))
          and (cardinality($9::text[]) = 0 or codes && $9)
          and ($10::uuid[] is null or sender_id = any($10)) and ($11::boolean is null or dry_run = $11)
        order by id desc limit $6) f on true
      order by f.id desc`,
    values: [
      businessId,
      asked.contactId,
      asked.newerThan,
      asked.before,
      asked.scanMax,
      asked.limit,
      asked.outcomes,
      asked.classes,
      asked.codes,
      asked.senderIds,
      asked.dryRun,
    ],
  });
  const [first] = rows;
  return { rows: rows.flatMap(foundOf), scanned: first?.scanned ?? 0, scannedTo: first?.scanned_to ?? null };
}

function foundOf({ id, outcome, class: judgedAs, codes, ruleset, ...row }: Row): FoundDecision[] {
  if (id === null) return [];
  const { sender_id: senderId, contact_id: contactId, dry_run: dryRun } = row;
  return [{ id, outcome, class: judgedAs, codes, senderId, contactId, dryRun, ruleset }];
}
