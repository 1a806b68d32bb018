// SQL of recovery: messages that were marked and of whose fate nothing is known.

import type { Database } from '../../database/database.ts';
import type { BusinessId, Id, MessageId } from '../../kernel/kernel.ts';
import type { Doubt } from './doubts.ts';

/**
 * Marked messages whose process no longer lives become `unknown`, and so do those whose outcome a living process could
 * not write down: no hand-over takes five minutes. From that moment on their fate is waited for. Returns how many.
 */
export async function setUnknown(db: Pick<Database, 'query'>, silentMaxMs: number): Promise<number> {
  const rows = await db.query('all', {
    name: 'set-unknown',
    text: `update message m set state = 'unknown', due_at = clock_timestamp()
      where state = 'marked' and (marked_at < clock_timestamp() - interval '5 minutes' or not exists (
        select from process p
        where p.process_id = m.marked_by and p.seen_at > clock_timestamp() - $1 * interval '1 millisecond'))
      returning 1 as moved`,
    values: [silentMaxMs],
  });
  return rows.length;
}

/**
 * Ends the wait for messages of whose fate no status told, since the later of the moment from which nothing of
 * them was on its way any more and the start of this process (from then on webhooks were surely received, and none that
 * came lies unread): what we promised to send is due again,
 * the rest has failed and was never acknowledged. All instants are the database's own. Returns their ids.
 */
export async function endWait(
  db: Database,
  wait: { processId: Id<'process'>; waitMs: number },
): Promise<{ business_id: BusinessId; id: MessageId; promised: boolean }[]> {
  return await db.query('all', {
    name: 'end-wait',
    text: `update message m set state = case when promised then 'queued' else 'failed' end,
        due_at = case when promised then clock_timestamp() end,
        marked_by = null, ended_at = case when promised then null else clock_timestamp() end
      where state = 'unknown'
        and greatest(due_at, (select started_at from process where process_id = $1))
          < clock_timestamp() - $2 * interval '1 millisecond'
        and not exists (select from webhook_in w where w.business_id = m.business_id
          and w.received_at < clock_timestamp() - interval '5 seconds')
      returning business_id, id, promised`,
    values: [wait.processId, wait.waitMs],
  });
}

/**
 * Takes back what this process may have written without learning of it, and surely did not hand over: a queued message
 * is due again, one that a caller waited for has failed, and a key that no message was written for is free. Returns how
 * many messages are due again.
 */
export async function takeBack(db: Database, processId: Id<'process'>, doubts: readonly Doubt[]): Promise<number> {
  const rows = await db.query('all', {
    name: 'take-back',
    text: `with doubt as (
        select * from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as d(business_id, message_id, decision_id)),
      freed as (
        delete from idempotency i using doubt d
        where i.business_id = d.business_id and i.message_id = d.message_id and i.response is null
          and not exists (select from message m where m.business_id = i.business_id and m.id = i.message_id)),
      taken as (
        update message m set state = case when d.decision_id is null then 'failed' else 'queued' end,
          due_at = case when d.decision_id is not null then clock_timestamp() end,
          marked_by = null, ended_at = case when d.decision_id is null then clock_timestamp() end
        from doubt d
        where m.business_id = d.business_id and m.id = d.message_id and m.state in ('marked', 'unknown')
          and m.marked_by = $1 and (d.decision_id is null or m.decision_id = d.decision_id)
        returning m.state)
      select 1 as due from taken where state = 'queued'`,
    values: [
      processId,
      doubts.map(one => one.businessId),
      doubts.map(one => one.messageId),
      doubts.map(one => one.decisionId),
    ],
  });
  return rows.length;
}
