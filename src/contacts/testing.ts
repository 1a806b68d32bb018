// For tests only: contacts on a database of their own, with chance and time that are the same on every run.

import { createSecretKey } from 'node:crypto';
import { type Connection, createDatabase, type Database, type Statement } from '../database/database.ts';
import { type BusinessId, idAt, type Random, sha256 } from '../kernel/kernel.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { type Contacts, createContacts, type IdentityIds } from './contacts.ts';

export const startMs = Date.UTC(2026, 9, 1, 9);

export type Another = { contacts: Contacts; db: Database; statements: () => number };

/** What the database room gives a test; its own door for tests is for test files only. */
type TestDatabase = { readonly db: Database; readonly connection: Connection; stop(): Promise<void> };

export type TestContacts = {
  readonly own: TestDatabase;
  readonly vault: Vault;
  /** Contacts with a cache of their own; `statements` counts what they asked. */
  another(): Another;
  /** The same with a pool of its own too, as in another process. */
  anotherProcess(): Another;
  /** Looks into the tables, as the installation itself. */
  rows<R>(text: string, ...values: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
};

let seeds = 0;

/** Chance that is the same on every run, and another for each that asks. */
export function seeded(): Random {
  const seed = seeds++;
  let nth = 0;
  return {
    bytes: length => {
      const blocks: Buffer[] = [];
      for (let have = 0; have < length; have += 32) blocks.push(sha256(`${seed}:${nth++}`));
      return Buffer.concat(blocks).subarray(0, length);
    },
  };
}

/** Opens the room on a test's own database. */
export function openTestContacts(own: TestDatabase): TestContacts {
  const secret = createSecretKey(Buffer.alloc(32, 7));
  const vault = createVault({ masterKey: { versions: [{ version: 1, secret }] }, random: seeded() });
  const pools: Database[] = [];
  let ticks = 0;
  const clock = { now: () => startMs + ticks++ };
  const on = (pool: Database): Another => {
    const { db, statements } = counted(pool);
    return { contacts: createContacts({ db, vault, clock, random: seeded() }), db, statements };
  };
  return {
    own,
    vault,
    another: () => on(own.db),
    anotherProcess: () => {
      const pool = createDatabase({ connection: own.connection, max: 3, log: { info: () => {}, warn: () => {} } });
      pools.push(pool);
      return on(pool);
    },
    rows: (text, ...values) => own.db.query('all', { text, values }),
    stop: async () => {
      await Promise.all(pools.map(pool => pool.close()));
      await own.stop();
    },
  };
}

function counted(pool: Database): { db: Database; statements: () => number } {
  let count = 0;
  const ask = <R>(query: () => Promise<R[]>): Promise<R[]> => {
    count++;
    return query();
  };
  const db: Database = {
    ...pool,
    query: (who, statement) => ask(() => pool.query(who, statement)),
    transaction: (who, body) =>
      pool.transaction(who, tx =>
        body({
          query: <R>(one: Statement) => ask(() => tx.query<R>(one)),
          send: one => {
            count++;
            tx.send(one);
          },
        }),
      ),
  };
  return { db, statements: () => count };
}

/** A business that no other test uses. */
export function business(nth: number): BusinessId {
  return idAt<'business'>(startMs, Buffer.alloc(10, nth));
}

/** Ids of which only some are there. */
export function ids(given: Partial<IdentityIds>): IdentityIds {
  return { phone: null, userId: null, parentUserId: null, ...given };
}
