// What only the room itself can be asked: that an unknown address takes the road of a known one, and that people are seen
// by no statement that speaks for one business.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/testing.ts';
import { type BusinessId, Failure, parseId, present } from '../kernel/kernel.ts';
import { createVault, loadMasterKey } from '../vault/vault.ts';
import { createStaff, type Staff } from './staff.ts';

const businessId: BusinessId = present(parseId<'business'>('018f0000-0000-7000-8000-000000000001'), 'a business');
const visit = { origin: 'http://localhost', cookies: '', address: '127.0.0.1', device: 'a test' };
const owner = { name: 'Ada', email: 'ada@bakery.example', password: 'four words make sense', businessName: null };

let own: TestDatabase;
let staff: Staff;
/** Who worked on a password: the salts that were drawn for one. */
let salts = 0;

beforeAll(async () => {
  own = await createTestDatabase();
  const random = {
    bytes: (length: number) => {
      if (length === 16) salts += 1;
      return randomBytes(length);
    },
  };
  const { key } = await loadMasterKey({
    file: null,
    value: Buffer.alloc(32, 7).toString('base64'),
    dataDir: '',
    random,
  });
  const vault = createVault({ masterKey: key, random });
  const clock = { now: () => Date.UTC(2026, 10, 24) };
  staff = createStaff({
    db: own.db,
    vault,
    clock,
    random,
    addBusiness: async () => businessId,
    businesses: () => [{ id: businessId }],
    issuer: null,
  });
  await staff.setUp(visit, owner);
});

afterAll(async () => {
  await staff.stop();
  await own.stop();
});

it('works as hard for an address that nobody has as for a wrong password', async () => {
  const before = salts;
  const failed = await staff
    .signIn(visit, { email: 'nobody@bakery.example', password: 'x'.repeat(20) })
    .catch(error => error);
  expect(failed).toBeInstanceOf(Failure);
  expect(failed).toMatchObject({ code: 'sign-in-failed' });
  // A password was hashed, although there was none to compare with.
  expect(salts).toBe(before + 1);
});

it.each(['staff_user', 'staff_session', 'staff_account', 'staff_verification', 'staff_attempt'])(
  'shows no row of %s to a statement that speaks for one business, to the owner of the table neither',
  async table => {
    await staff.signIn(visit, owner);
    await staff.makeResetLink(owner.email);
    await staff.signIn(visit, { ...owner, password: 'wrong wrong wrong' }).catch(() => undefined);
    const rows = (speaker: BusinessId | 'all') => own.db.query(speaker, { text: `select from ${table}`, values: [] });
    expect(await rows(businessId)).toEqual([]);
    expect((await rows('all')).length).toBeGreaterThan(0);
  },
);
