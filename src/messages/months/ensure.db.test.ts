// Months are made ahead, bounded by the ids of their first instants, and stand behind row-level security.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { idAt } from '../../kernel/kernel.ts';
import { ensureMonths, monthOf } from './ensure.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.stop());

const lastOfYear = Date.UTC(2026, 11, 31, 23, 59, 59, 999);

test('a month ends where the next begins, over the turn of the year', () => {
  expect(monthOf(lastOfYear).name).toBe('2026_12');
  expect(monthOf(lastOfYear, 1).name).toBe('2027_01');
  expect(monthOf(lastOfYear).toId).toBe(monthOf(lastOfYear, 1).fromId);
  const chance = Buffer.alloc(10, 255);
  expect(idAt(lastOfYear, chance) < monthOf(lastOfYear).toId).toBe(true);
  expect(idAt(lastOfYear + 1, Buffer.alloc(10)) > monthOf(lastOfYear).toId).toBe(true);
});

test('the partitions of this month and the next are made once', async () => {
  const deps = { db: database.db, clock: { now: () => lastOfYear } };
  expect(await ensureMonths(deps)).toBe(4);
  expect(await ensureMonths(deps)).toBe(0);
});

test('a decision goes to its month, and another business does not see it there', async () => {
  const business = idAt<'business'>(lastOfYear, Buffer.alloc(10, 1));
  const other = idAt<'business'>(lastOfYear, Buffer.alloc(10, 2));
  const id = idAt<'decision'>(lastOfYear, Buffer.alloc(10, 3));
  await database.db.query(business, {
    text: `insert into decision (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
      values ($1, $2, $2, $2, 1, true, 'deny', 'reply', '{}', '{}')`,
    values: [business, id],
  });
  const look = (as: typeof business) => database.db.query(as, { text: 'select id from decision_2026_12', values: [] });
  expect(await look(business)).toHaveLength(1);
  expect(await look(other)).toHaveLength(0);
});

test('a month is made while others write to theirs', async () => {
  const inJanuary = { db: database.db, clock: { now: () => lastOfYear + 1 } };
  const id = idAt<'decision'>(lastOfYear, Buffer.alloc(10, 4));
  await database.db.transaction(idAt<'business'>(lastOfYear, Buffer.alloc(10, 4)), async tx => {
    await tx.query({
      text: `insert into decision (business_id, id, contact_id, sender_id, contact_version, dry_run, outcome, class, codes, record)
        values ($1, $1, $1, $1, 1, true, 'deny', 'reply', '{}', '{}')`,
      values: [id],
    });
    expect(await ensureMonths(inJanuary)).toBe(2);
  });
});

test('a month has the constraints and the indexes of its table', async () => {
  const shapes = await database.db.query<{ of: string; constraints: string; indexes: string }>('all', {
    text: `select p.relname as of,
        (select string_agg(pg_get_constraintdef(c.oid), '; ' order by pg_get_constraintdef(c.oid))
          from pg_constraint c where c.conrelid = p.oid) as constraints,
        (select string_agg(replace(split_part(pg_get_indexdef(i.indexrelid), ' USING ', 2), ' ONLY', ''), '; '
            order by split_part(pg_get_indexdef(i.indexrelid), ' USING ', 2))
          from pg_index i where i.indrelid = p.oid and (p.relkind = 'p' or exists (
            select from pg_inherits h where h.inhrelid = i.indexrelid))) as indexes
      from pg_class p where p.relname in ('message', 'message_2026_12', 'decision', 'decision_2026_12')`,
    values: [],
  });
  const of = (name: string) =>
    shapes.filter(one => one.of === name).map(({ constraints, indexes }) => ({ constraints, indexes }));
  expect(of('message')).toHaveLength(1);
  expect(of('message_2026_12')).toEqual(of('message'));
  expect(of('decision_2026_12')).toEqual(of('decision'));
});
