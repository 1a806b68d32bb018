// Idempotency-Key on the send path: the same key and request give the first one's answer, also after a crash. A message
// of unknown fate stays unknown until the status webhook, or the recovery, ends it; it is never sent a second time.

import { Failure, type MessageId, newId, sha256 } from '../../kernel/kernel.ts';
import { requestFingerprint } from '../outbound/judge.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { send } from '../outbound/send.ts';
import type { SendInput, SendResult } from '../types.ts';
import { type KeyRow, releaseKey, takeKey } from './store.ts';

/** How long a first request may run before its key is taken for orphaned. */
const runningMaxMs = 60_000;
const retryAfterMs = 2_000;

/** Sends at most once for a key; without one, sends. */
export async function sendOnce(out: Outbound, input: SendInput): Promise<SendResult> {
  if (input.idempotencyKey === null) return await send(out, input);
  const { businessId, id: senderId } = input.sender;
  const hash = sha256(`${senderId}\n${input.idempotencyKey}`);
  const requestHash = out.vault.keyedHash('request', requestFingerprint(input));
  const messageId = newId<'message'>(out);
  const row = await takeKey(out.db, businessId, { hash, requestHash, messageId });
  if (row === undefined) throw new Failure('idempotency-busy', undefined, { retryAfterMs });
  if (!row.request_hash.equals(requestHash)) throw new Failure('idempotency-mismatch');
  if (!row.fresh) {
    const before = answerBefore(out, input, row);
    if (before !== 'send-again') return before;
  }
  const result = await send(out, input, row.message_id ?? messageId);
  if (result.kind === 'refused' || result.kind === 'busy' || result.kind === 'address') {
    await releaseKey(out.db, businessId, hash);
  }
  return result;
}

/** What the first request came to, or that it left nothing behind and may run. */
function answerBefore(out: Outbound, input: SendInput, row: KeyRow): SendResult | 'send-again' {
  const id = row.message_id;
  if (row.response !== null && row.status !== null && id !== null) {
    const { dataKey } = out.directory.business(input.sender.businessId);
    const body = out.vault.open(dataKey, row.response, `response:${id}`);
    return { kind: 'replayed', status: row.status, body, messageId: id };
  }
  if (row.state === 'failed') {
    throw new Failure('conflict', 'the first request with this key was not delivered; send it again with a new key');
  }
  const isOrphan = row.state === null && out.clock.now() - row.created_at > runningMaxMs;
  if (isOrphan) return 'send-again';
  throw new Failure('idempotency-busy', 'the fate of the first request with this key is not known yet; ask again', {
    retryAfterMs,
  });
}
