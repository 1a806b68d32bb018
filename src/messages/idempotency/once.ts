// Idempotency-Key on the send path: the same key and request give the first one's answer, also after a crash. A message
// of unknown fate stays unknown until the status webhook, or the recovery, ends it; it is never sent a second time.

import { Failure, newId, sha256 } from '../../kernel/kernel.ts';
import { requestFingerprint } from '../outbound/judge.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { send } from '../outbound/send.ts';
import { silentMaxMs } from '../presence/store.ts';
import type { SendInput, SendResult } from '../types.ts';
import { type KeyRow, releaseKey, takeKey } from './store.ts';

const retryAfterMs = 2_000;

/** Sends at most once for a key; without one, sends. */
export async function sendOnce(out: Outbound, input: SendInput): Promise<SendResult> {
  if (input.idempotencyKey === null) return await send(out, input);
  const { businessId, id: senderId } = input.sender;
  const hash = sha256(`${senderId}\n${input.idempotencyKey}`);
  const requestHash = out.vault.keyedHash('request', requestFingerprint(input));
  const messageId = newId<'message'>(out);
  const { processId } = out;
  // A key that could be neither taken nor given back for sure would be busy for a day: recovery gives it back.
  const keepDoubt = () => out.doubts.add({ businessId, messageId, decisionId: null });
  const key = { hash, requestHash, messageId, processId, silentMaxMs };
  const row = await takeKey(out.db, businessId, key).catch((error: unknown) => {
    keepDoubt();
    throw error;
  });
  if (row === undefined) throw new Failure('idempotency-busy', undefined, { retryAfterMs });
  if (!row.request_hash.equals(requestHash)) throw new Failure('idempotency-mismatch');
  if (!row.mine) return answerBefore(out, input, row);
  let result: SendResult | undefined;
  try {
    result = await send(out, input, row.message_id ?? messageId);
    return result;
  } finally {
    // What left no message behind (a refusal, a full queue, a lost database) may be asked again under the same key.
    const leftNothing = result === undefined || ['refused', 'busy', 'address'].includes(result.kind);
    if (leftNothing) await releaseKey(out.db, businessId, hash).catch(keepDoubt);
  }
}

/** What the first request came to. */
function answerBefore(out: Outbound, input: SendInput, row: KeyRow): SendResult {
  const id = row.message_id;
  if (row.response !== null && row.status !== null && id !== null) {
    const { dataKey } = out.directory.business(input.sender.businessId);
    const body = out.vault.open(dataKey, row.response, `response:${id}`);
    return { kind: 'replayed', status: row.status, body, messageId: id };
  }
  throw new Failure('idempotency-busy', 'the fate of the first request with this key is not known yet; ask again', {
    retryAfterMs,
  });
}
