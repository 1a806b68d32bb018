// Idempotency-Key on /api/v1: a second request with the same key gets the first one's answer, and the work is not done
// twice, whenever the process dies.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, Failure, failures, idAt, type MessageId, sha256 } from '../../kernel/kernel.ts';
import type { ApiDeps } from '../types.ts';
import type { Answer } from '../v1/route.ts';
import { type KeyRow, type Place, releaseKey, takeKey, writeAnswer } from './store.ts';

type Deps = Pick<ApiDeps, 'db' | 'vault' | 'directory' | 'clock'>;

/** A request with its key. */
export type Keyed = {
  readonly businessId: BusinessId;
  readonly operation: string;
  readonly key: string;
  /** The parsed body: another one under the same key is refused. */
  readonly request: unknown;
};

const retryAfterMs = 1_000;
/** After this long a first request that left no answer is taken for dead. */
const runningMaxMs = 60_000;

/** Work, answer and key in one transaction. For work that does everything through that transaction. */
export async function once(deps: Deps, keyed: Keyed, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  const names = namesOf(deps, keyed);
  return await deps.db.transaction(keyed.businessId, async tx => {
    const row = await take(deps, tx, keyed, names);
    const before = answerBefore(deps, keyed, { row, hash: names.hash });
    if (before !== null) return before;
    const answer = await work(tx);
    await keep(deps, tx, keyed, { hash: names.hash, answer });
    return answer;
  });
}

/** What the work is told: the id that belongs to this key, in every run, and whether an earlier run may have used it. */
export type Before = { readonly messageId: MessageId; readonly ranBefore: boolean };

/**
 * The key first, then the work, then the answer. For work that has its own transactions: after a crash in between it
 * runs again, and must see by `before` what the first run left.
 */
export async function onceApart(deps: Deps, keyed: Keyed, work: (before: Before) => Promise<Answer>): Promise<Answer> {
  const place: Place = { query: statement => deps.db.query(keyed.businessId, statement) };
  const names = namesOf(deps, keyed);
  const row = await take(deps, place, keyed, names);
  const before = answerBefore(deps, keyed, { row, hash: names.hash });
  if (before !== null) return before;
  if (!row.fresh && deps.clock.now() - row.created_at < runningMaxMs)
    throw new Failure('idempotency-busy', undefined, { retryAfterMs });
  try {
    const answer = await work({ messageId: idOf(keyed, row, names.hash), ranBefore: !row.fresh });
    // A refusal leaves nothing behind: the next try is decided anew.
    if (answer.status >= 400) await releaseKey(place, keyed.businessId, names.hash);
    else await keep(deps, place, keyed, { hash: names.hash, answer });
    return answer;
  } catch (error) {
    if (leftNothing(error)) await releaseKey(place, keyed.businessId, names.hash);
    throw error;
  }
}

/** The same in every run, and nobody else's: made of the moment that the key was taken, the business and the key. */
function idOf(keyed: Keyed, row: KeyRow, hash: Buffer): MessageId {
  return idAt<'message'>(row.created_at, sha256(keyed.businessId, hash));
}

/** A lost database may have committed; a failure of the request itself came before anything was written. */
function leftNothing(error: unknown): boolean {
  return error instanceof Failure && failures[error.code].kind !== 'unavailable';
}

type Names = { readonly hash: Buffer; readonly requestHash: Buffer };

function namesOf(deps: Deps, keyed: Keyed): Names {
  return {
    hash: sha256(`api ${keyed.operation}\n${keyed.key}`),
    requestHash: deps.vault.keyedHash('request', JSON.stringify(keyed.request)),
  };
}

async function take(deps: Deps, place: Place, keyed: Keyed, key: Names): Promise<KeyRow> {
  const row = await takeKey(place, keyed.businessId, { ...key, atMs: deps.clock.now() });
  if (row === undefined) throw new Failure('idempotency-busy', undefined, { retryAfterMs });
  if (!row.request_hash.equals(key.requestHash)) throw new Failure('idempotency-mismatch');
  return row;
}

function answerBefore(deps: Deps, keyed: Keyed, { row, hash }: { row: KeyRow; hash: Buffer }): Answer | null {
  if (row.response === null || row.status === null) return null;
  const { dataKey } = deps.directory.business(keyed.businessId);
  const body: unknown = JSON.parse(deps.vault.open(dataKey, row.response, contextOf(hash)).toString('utf8'));
  return { status: row.status, body, replayed: true };
}

async function keep(deps: Deps, place: Place, keyed: Keyed, what: { hash: Buffer; answer: Answer }): Promise<void> {
  const { dataKey } = deps.directory.business(keyed.businessId);
  const response = deps.vault.seal(dataKey, JSON.stringify(what.answer.body), contextOf(what.hash));
  await writeAnswer(place, keyed.businessId, { hash: what.hash, status: what.answer.status, response });
}

function contextOf(hash: Buffer): string {
  return `answer:${hash.toString('hex')}`;
}
