// Idempotency-Key on /api/v1: the work, its answer and the key are one transaction, so that a second try gets the
// first one's answer and the work is never done twice, whenever the process dies.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, Failure, sha256 } from '../../kernel/kernel.ts';
import type { ApiDeps } from '../types.ts';
import type { Answer } from '../v1/route.ts';
import { takeKey, writeAnswer } from './store.ts';

const retryAfterMs = 1_000;

/** The work of the first request with this key; for later ones, its answer. Another request is refused. */
export async function once(
  deps: Pick<ApiDeps, 'db' | 'vault' | 'directory'>,
  what: { businessId: BusinessId; operation: string; key: string; request: unknown },
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const { businessId } = what;
  const hash = sha256(`api ${what.operation}\n${what.key}`);
  const requestHash = deps.vault.keyedHash('request', JSON.stringify(what.request));
  const { dataKey } = deps.directory.business(businessId);
  const context = `answer:${hash.toString('hex')}`;
  return await deps.db.transaction(businessId, async tx => {
    const row = await takeKey(tx, businessId, { hash, requestHash });
    if (row === undefined) throw new Failure('idempotency-busy', undefined, { retryAfterMs });
    if (!row.request_hash.equals(requestHash)) throw new Failure('idempotency-mismatch');
    if (row.response !== null && row.status !== null) {
      const body: unknown = JSON.parse(deps.vault.open(dataKey, row.response, context).toString('utf8'));
      return { status: row.status, body };
    }
    const answer = await work(tx);
    const sealed = deps.vault.seal(dataKey, JSON.stringify(answer.body), context);
    await writeAnswer(tx, businessId, { hash, status: answer.status, response: sealed });
    return answer;
  });
}
