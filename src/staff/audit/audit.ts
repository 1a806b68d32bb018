// The audit trail: what people saw and did. A change has its row before it is answered; what was only looked at is
// written in batches, and the same look within some minutes is one row.

import { LRUCache } from 'lru-cache';
import type { Database } from '../../database/database.ts';
import {
  type ApiKeyId,
  type BusinessId,
  type Clock,
  Failure,
  newId,
  type Random,
  type StaffId,
} from '../../kernel/kernel.ts';
import { type AuditRow, insertEvents, listEvents } from './store.ts';

/** What somebody did, or saw. No personal data of contacts goes in here: ids, kinds, codes. */
export type AuditEntry = {
  readonly businessId: BusinessId;
  readonly staffId: StaffId | null;
  readonly keyId: ApiKeyId | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** An entry as it stands in the trail. */
export type AuditEvent = AuditEntry & {
  readonly id: string;
  readonly atMs: number;
  /** Who it was, by the name that they have now. */
  readonly staffName: string | null;
};

export type AuditAsked = {
  readonly after: string | null;
  readonly limit: number;
  readonly action: string | null;
  readonly staffId: StaffId | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
};

export type Audit = {
  /** Records a change; resolves after the commit. */
  record(entries: readonly AuditEntry[]): Promise<void>;
  /** Takes note of a look, to be written within a second. */
  note(entry: AuditEntry): void;
  list(businessId: BusinessId, asked: AuditAsked): Promise<AuditEvent[]>;
  /** Writes what was noted. */
  flush(): Promise<void>;
};

type Deps = { readonly db: Database; readonly clock: Clock; readonly random: Random };

const flushAfterMs = 1_000;
const waitingMax = 10_000;
const sameLookMs = 5 * 60_000;
const looksMax = 20_000;

/** Opens the trail of one process. */
export function createAudit(deps: Deps): Audit {
  const looks = new LRUCache<string, number>({ max: looksMax });
  let waiting: AuditRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    try {
      await insertEvents(deps.db, rows);
    } catch (cause) {
      // What could not be written is tried again with the next look; nobody looks on when it is too much.
      waiting = [...rows, ...waiting];
      throw cause;
    }
  };
  return {
    record: async entries => {
      if (entries.length > 0)
        await insertEvents(
          deps.db,
          entries.map(entry => rowOf(deps, entry)),
        );
    },
    note: entry => {
      if (waiting.length >= waitingMax) throw new Failure('queue-full', 'what is looked at cannot be recorded now');
      if (isSameLook(deps, looks, entry)) return;
      waiting.push(rowOf(deps, entry));
      timer ??= setTimeout(() => void flush().catch(() => undefined), flushAfterMs).unref();
    },
    list: async (businessId, asked) => {
      await flush();
      return (await listEvents(deps.db, businessId, asked)).map(eventOf);
    },
    flush,
  };
}

function isSameLook(deps: Deps, looks: LRUCache<string, number>, entry: AuditEntry): boolean {
  const name = [entry.businessId, entry.staffId, entry.action, entry.objectKind, entry.objectId].join(' ');
  const nowMs = deps.clock.now();
  const before = looks.get(name);
  if (before !== undefined && nowMs - before < sameLookMs) return true;
  looks.set(name, nowMs);
  return false;
}

function rowOf(deps: Deps, entry: AuditEntry): AuditRow {
  return {
    business_id: entry.businessId,
    id: newId(deps),
    at: deps.clock.now(),
    user_id: entry.staffId,
    key_id: entry.keyId,
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    detail: entry.detail,
  };
}

function eventOf(row: AuditRow & { user_name: string | null }): AuditEvent {
  const detail: AuditEntry['detail'] = Object.fromEntries(
    Object.entries(row.detail).filter(
      (one): one is [string, string | number | boolean | null] => one[1] === null || typeof one[1] !== 'object',
    ),
  );
  return {
    id: row.id,
    atMs: row.at,
    businessId: row.business_id,
    staffId: row.user_id,
    staffName: row.user_name,
    keyId: row.key_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    detail,
  };
}
