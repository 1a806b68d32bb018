// API keys: 256 random bits, kept only as their SHA-256, scoped to a business, to scopes and to senders. A key is
// looked up once in some seconds; a revocation empties that memory at once, in every process.

import { LRUCache } from 'lru-cache';
import { coalesce, type Database } from '../../database/database.ts';
import {
  type ApiKeyId,
  type BusinessId,
  type Clock,
  newId,
  type Random,
  type SenderId,
  type StaffId,
  sha256,
} from '../../kernel/kernel.ts';
import type { Role } from '../../staff/staff.ts';
import { isScope, type Scope } from './scopes.ts';
import * as store from './store.ts';

/** Who calls, by a key or as a person: the business and what they may do there. null: no restriction. */
export type Caller = {
  /** null: a person. */
  readonly keyId: ApiKeyId | null;
  /** null: a key. */
  readonly staffId: StaffId | null;
  readonly role: Role | null;
  readonly businessId: BusinessId;
  readonly scopes: ReadonlySet<Scope> | null;
  readonly senderIds: ReadonlySet<SenderId> | null;
  readonly expiresMs: number | null;
};

/** A key as lists show it; the key itself is shown once, when it is made. */
export type ListedKey = {
  readonly id: ApiKeyId;
  readonly hint: string;
  readonly name: string;
  readonly scopes: readonly Scope[] | null;
  readonly senderIds: readonly SenderId[] | null;
  readonly createdMs: number;
  readonly expiresMs: number | null;
  readonly revokedMs: number | null;
};

export type KeyInput = {
  readonly businessId: BusinessId;
  readonly name: string;
  /** null: everything. */
  readonly scopes: readonly Scope[] | null;
  /** null: every sender of the business. */
  readonly senderIds: readonly SenderId[] | null;
  readonly expiresMs?: number | null;
};

export type Keys = {
  /** Makes a key and gives it, once. */
  create(input: KeyInput): Promise<ListedKey & { readonly key: string }>;
  /** The keys of a business, newest first. */
  list(businessId: BusinessId): Promise<ListedKey[]>;
  /** Ends a key, at once and everywhere; false when there is no active one. */
  revoke(businessId: BusinessId, id: ApiKeyId): Promise<boolean>;
  /** Who a key belongs to; undefined when it is unknown, expired or revoked. */
  authenticate(key: string): Promise<Caller | undefined>;
  /** The same from memory alone, for the hot path; undefined when it has to be looked up. */
  recall(key: string): Caller | undefined;
  /** Stops listening for revocations. */
  close(): void;
};

type Deps = { db: Database; clock: Clock; random: Random };
type Remembered = { readonly caller: Caller | null; readonly atMs: number };

const keyBytes = 32;
const prefix = 'assent_';
const shape = /^assent_[A-Za-z0-9_-]{43}$/;
const hintLength = 4;
const allScopes = 'all';
/** A key is looked up again after this long, should a notification have been lost. */
const rememberMs = 5_000;
const rememberMissMs = 1_000;
const rememberedMax = 10_000;
const lookUpsWaitingMax = 2_000;

/** Prepares the keys of one process. */
export function createKeys(deps: Deps): Keys {
  const memory = createMemory(deps);
  const stopListening = deps.db.listen(store.revokedChannel, memory.forget);
  return {
    create: async input => {
      const made = await create(deps, input);
      memory.forget();
      return made;
    },
    list: async businessId => (await store.listKeys(deps.db, businessId)).map(listed),
    revoke: async (businessId, id) => {
      const done = await store.revokeKey(deps.db, businessId, id);
      memory.forget();
      return done;
    },
    recall: key => memory.recall(nameOf(key)),
    authenticate: async key => {
      if (!shape.test(key)) return undefined;
      const name = nameOf(key);
      return memory.recall(name) ?? (await memory.lookUp(name));
    },
    close: stopListening,
  };
}

/** What a process remembers of keys, by the hash of each. */
function createMemory(deps: Deps) {
  const known = new LRUCache<string, Remembered>({ max: rememberedMax });
  const misses = new LRUCache<string, Remembered>({ max: rememberedMax });
  let generation = 0;
  const findRow = coalesce<Buffer, store.KeyRow | null>({
    run: hashes => findAll(deps.db, hashes),
    batchMax: 200,
    waitingMax: lookUpsWaitingMax,
  });
  return {
    forget: (): void => {
      generation += 1;
      known.clear();
      misses.clear();
    },
    recall: (name: string): Caller | undefined => {
      const found = known.get(name);
      if (found === undefined || found.atMs + rememberMs <= deps.clock.now()) return undefined;
      return currentOf(deps.clock, found.caller);
    },
    lookUp: async (name: string): Promise<Caller | undefined> => {
      const miss = misses.get(name);
      if (miss !== undefined && miss.atMs + rememberMissMs > deps.clock.now()) return undefined;
      const before = generation;
      const caller = callerOf(await findRow(Buffer.from(name, 'base64')));
      // A revocation that came while the answer was on its way wins: the answer is used once and not remembered.
      if (before === generation) (caller === null ? misses : known).set(name, { caller, atMs: deps.clock.now() });
      return currentOf(deps.clock, caller);
    },
  };
}

function currentOf(clock: Clock, caller: Caller | null): Caller | undefined {
  if (caller === null) return undefined;
  return caller.expiresMs === null || caller.expiresMs > clock.now() ? caller : undefined;
}

/** In memory a key goes by its hash too. */
function nameOf(key: string): string {
  return sha256(key).toString('base64');
}

async function create(deps: Deps, input: KeyInput): Promise<ListedKey & { key: string }> {
  const key = prefix + deps.random.bytes(keyBytes).toString('base64url');
  const row = {
    business_id: input.businessId,
    id: newId<'api key'>(deps),
    hint: key.slice(-hintLength),
    name: input.name,
    scopes: input.scopes === null ? [allScopes] : [...input.scopes],
    sender_ids: input.senderIds === null ? null : [...input.senderIds],
    created_at: deps.clock.now(),
    expires_at: input.expiresMs ?? null,
    revoked_at: null,
  };
  await store.insertKey(deps.db, { ...row, key_hash: sha256(key) });
  return { ...listed(row), key };
}

async function findAll(db: Database, hashes: readonly Buffer[]): Promise<(store.KeyRow | null)[]> {
  const rows = await store.findKeys(db, hashes);
  const byHash = new Map(rows.map(row => [row.key_hash.toString('base64'), row]));
  return hashes.map(hash => byHash.get(hash.toString('base64')) ?? null);
}

function callerOf(row: store.KeyRow | null): Caller | null {
  if (row === null || row.revoked_at !== null) return null;
  const granted = scopesOf(row.scopes);
  return {
    keyId: row.id,
    staffId: null,
    role: null,
    businessId: row.business_id,
    scopes: granted === null ? null : new Set(granted),
    senderIds: row.sender_ids === null ? null : new Set(row.sender_ids),
    expiresMs: row.expires_at,
  };
}

function scopesOf(stored: readonly string[]): Scope[] | null {
  return stored.includes(allScopes) ? null : stored.filter(isScope);
}

function listed(row: Omit<store.KeyRow, 'key_hash'>): ListedKey {
  return {
    id: row.id,
    hint: row.hint,
    name: row.name,
    scopes: scopesOf(row.scopes),
    senderIds: row.sender_ids,
    createdMs: row.created_at,
    expiresMs: row.expires_at,
    revokedMs: row.revoked_at,
  };
}
