// People and their aliases against a real PostgreSQL: found by each name, created once, apart for each business.

import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type BusinessId, idAt, sha256 } from '../kernel/kernel.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { type Contacts, createContacts, type IdentityIds } from './contacts.ts';

const startMs = Date.UTC(2026, 9, 1, 9);
const secret = createSecretKey(Buffer.alloc(32, 7));

let own: TestDatabase;
let vault: Vault;
let contacts: Contacts;
let seeds = 0;

/** Chance that is the same on every run, and another for each that asks. */
function seeded() {
  const seed = seeds++;
  let nth = 0;
  return {
    bytes: (length: number): Buffer => {
      const blocks: Buffer[] = [];
      for (let have = 0; have < length; have += 32) blocks.push(sha256(`${seed}:${nth++}`));
      return Buffer.concat(blocks).subarray(0, length);
    },
  };
}

function open(): Contacts {
  return createContacts({ db: own.db, vault, clock: { now: () => startMs }, random: seeded() });
}

function business(nth: number): BusinessId {
  return idAt<'business'>(startMs, Buffer.alloc(10, nth));
}

function ids(given: Partial<IdentityIds>): IdentityIds {
  return { phone: null, userId: null, parentUserId: null, ...given };
}

beforeAll(async () => {
  own = await createTestDatabase();
  vault = createVault({ masterKey: { versions: [{ version: 1, secret }] }, random: seeded() });
  contacts = open();
});

afterAll(async () => {
  await own.stop();
});

describe('a person', () => {
  test('is created once, without any consent, and found by every name', async () => {
    const one = business(1);
    const given = ids({ phone: '491701234567', userId: 'DE.1001', parentUserId: 'DE.ENT.1001' });
    const made = await contacts.resolve(one, given);
    expect(made).toMatchObject({
      businessId: one,
      version: 1,
      facts: { consents: [], suppressions: [], countries: ['DE'] },
    });
    const elsewhere = open();
    for (const name of [{ phone: given.phone }, { userId: given.userId }, { parentUserId: given.parentUserId }]) {
      expect(await elsewhere.find(one, ids(name))).toEqual(made);
      expect(await contacts.find(one, ids(name))).toEqual(made);
    }
  });
});
