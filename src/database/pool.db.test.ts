// The pool against a real PostgreSQL: values, row-level security, contention, lost connections, notifications, leading.

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, parseId, present } from '../kernel/kernel.ts';
import { violatedConstraint } from './faults.ts';
import { createDatabase, type Database, type Statement } from './pool.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const one = business('018f0000-0000-7000-8000-000000000001');
const other = business('018f0000-0000-7000-8000-000000000002');
const quiet = { info: (): void => {}, warn: (): void => {} };

function business(text: string): BusinessId {
  return present(parseId<'business'>(text), 'a business');
}

function sql(text: string, ...values: unknown[]): Statement {
  return { text, values };
}

/** Waits for something that PostgreSQL does in its own time; bounded, so that a failure is a failure. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await what()) return;
    await pause(10);
  }
  throw new Error('it never came true');
}

let own: TestDatabase;
let db: Database;

beforeAll(async () => {
  own = await createTestDatabase({ empty: true, max: 4 });
  db = own.db;
  await db.query(
    'all',
    sql(`
    create table note (business_id uuid not null, id int not null, words text,
      constraint note_pk primary key (business_id, id));
    alter table note enable row level security;
    alter table note force row level security;
    create policy own_notes on note using (
      current_setting('assent.business_id', true) in ('*', business_id::text));`),
  );
});

afterAll(async () => {
  await own.stop();
});

describe('values', () => {
  test('come back as plain types: safe integers, instants in milliseconds, bytes, JSON, dates as text', async () => {
    const rows = await db.query(
      'all',
      sql(`select 9007199254740991::int8 as big, 1.5::numeric as decimal, to_timestamp(1795465571.511) as at_ms,
                  'infinity'::timestamptz as never, '\\x00ff'::bytea as bytes, '{"a":[1]}'::jsonb as json,
                  date '2026-02-28' as day, array[1::int8, null] as many, array[to_timestamp(1)] as instants`),
    );
    expect(rows).toEqual([
      {
        big: Number.MAX_SAFE_INTEGER,
        decimal: 1.5,
        at_ms: 1795465571511,
        never: Number.POSITIVE_INFINITY,
        bytes: Buffer.from([0, 255]),
        json: { a: [1] },
        day: '2026-02-28',
        many: [1, null],
        instants: [1000],
      },
    ]);
  });

  test('an integer too large to be exact is a fault, never a wrong number', async () => {
    await expect(db.query('all', sql('select 9007199254740993::int8 as big'))).rejects.toThrow(/safe integer/);
  });
});

describe('row-level security', () => {
  test('shows a business its own rows only, whichever connection serves it', async () => {
    await db.query('all', sql('insert into note values ($1, 1), ($2, 1), ($2, 2)', one, other));
    const counts = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const speaker = at % 3 === 0 ? 'all' : at % 3 === 1 ? one : other;
        const rows = await db.query<{ n: number }>(speaker, sql('select count(*) as n from note'));
        return { speaker, n: rows[0]?.n };
      }),
    );
    for (const { speaker, n } of counts) expect(n).toBe(speaker === 'all' ? 3 : speaker === one ? 1 : 2);
  });

  test('refuses a row for another business, and survives a rollback', async () => {
    await expect(db.query(one, sql('insert into note values ($1, 9)', other))).rejects.toMatchObject({
      sqlState: '42501',
    });
    await expect(
      db.transaction(other, async tx => {
        await tx.query(sql('select 1'));
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    const rows = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(() => db.query<{ n: number }>(one, sql('select count(*) as n from note'))),
    );
    expect(rows.map(each => each[0]?.n)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('errors', () => {
  test('name the constraint that was broken, and hold no value of the row', async () => {
    const values = sql("insert into note values ($1, 1, 'private words')", one);
    const error: unknown = await db.query(one, values).catch(thrown => thrown);
    expect(violatedConstraint(error)).toBe('note_pk');
    expect(JSON.stringify(error) + String(error)).not.toMatch(/private words|018f0000/);
  });

  test('do not quote a value that PostgreSQL could not read', async () => {
    const error: unknown = await db.query('all', sql('select $1::uuid', '+4915112345678')).catch(thrown => thrown);
    expect(error).toMatchObject({ sqlState: '22P02' });
    expect(String(error)).not.toContain('49151');
  });

  test('a statement over its time limit is an operating failure that may be retried', async () => {
    const hasty = createDatabase({ connection: own.connection, max: 1, log: quiet, statementTimeoutMs: 20 });
    await expect(hasty.query('all', sql('select pg_sleep(30)'))).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    await hasty.close();
  });
});

describe('what is sent and not waited for', () => {
  test('is written with the rest, in its order', async () => {
    const seen = await db.transaction(one, async tx => {
      tx.send(sql("insert into note values ($1, 201, 'first')", one));
      tx.send(sql("update note set words = words || ', then' where id = 201"));
      return await tx.query<{ words: string }>(sql('select words from note where id = 201'));
    });
    expect(seen).toEqual([{ words: 'first, then' }]);
    const after = await db.query(one, sql('select words from note where id = 201'));
    expect(after).toEqual([{ words: 'first, then' }]);
  });

  test('fails the whole transaction with its own fault, also when more was sent behind it', async () => {
    const broken = (more: boolean) =>
      db.transaction(one, async tx => {
        tx.send(sql('insert into note values ($1, 202)', one));
        tx.send(sql('insert into note values ($1, 202)', one));
        if (more) await tx.query(sql('select 1'));
      });
    for (const more of [false, true]) {
      const error: unknown = await broken(more).catch(thrown => thrown);
      expect(violatedConstraint(error)).toBe('note_pk');
    }
    expect(await db.query(one, sql('select from note where id = 202'))).toEqual([]);
    // The connections are as good as before.
    await db.transaction(one, async tx => tx.send(sql('insert into note values ($1, 203)', one)));
    expect(await db.query(one, sql('select from note where id = 203'))).toHaveLength(1);
  });

  test('is undone where the body stops for a reason of its own', async () => {
    const stopped = db.transaction(one, async tx => {
      tx.send(sql('insert into note values ($1, 204)', one));
      throw new Error('changed its mind');
    });
    await expect(stopped).rejects.toThrow('changed its mind');
    expect(await db.query(one, sql('select from note where id = 204'))).toEqual([]);
  });
});

describe('contention', () => {
  test('two transactions that deadlock both succeed, one of them the second time', async () => {
    await db.query('all', sql('insert into note values ($1, 101), ($1, 102)', one));
    let runs = 0;
    const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const cross = (mine: 0 | 1, ids: [number, number]): Promise<void> =>
      db.transaction(one, async tx => {
        runs++;
        await tx.query(sql("update note set words = coalesce(words, '') || 'x' where id = $1", ids[0]));
        met[mine].resolve();
        await met[mine === 0 ? 1 : 0].promise;
        await tx.query(sql("update note set words = coalesce(words, '') || 'x' where id = $1", ids[1]));
      });
    await Promise.all([cross(0, [101, 102]), cross(1, [102, 101])]);
    expect(runs).toBe(3);
    const rows = await db.query(one, sql('select words from note where id in (101, 102)'));
    expect(rows).toEqual([{ words: 'xx' }, { words: 'xx' }]);
  });

  test('a statement that is undone every time fails in the end', async () => {
    const undone = sql("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
    await expect(db.query('all', undone)).rejects.toMatchObject({ sqlState: '40001' });
  });
});

describe('a lost connection', () => {
  test('fails what was under way, and the pool serves again by itself', async () => {
    const rows = await db.query<{ pid: number }>('all', sql('select pg_backend_pid() as pid'));
    expect(rows).toHaveLength(1);
    const slow = db.query('all', sql("select pg_sleep(30), 'victim'"));
    const caught = slow.catch((error: unknown) => error);
    await until(async () => {
      const killed = await db.query(
        'all',
        sql(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like '%victim%' and pid <> pg_backend_pid()",
        ),
      );
      return killed.length > 0;
    });
    expect(await caught).toMatchObject({ code: 'database-unavailable' });
    expect(await db.query('all', sql('select 1 as n'))).toEqual([{ n: 1 }]);
  });

  test('that hangs without an end fails when its statement should long have been ended, and another takes its place', async () => {
    const hasty = createDatabase({ connection: own.connection, max: 1, log: quiet, statementTimeoutMs: 50 });
    const [me] = await hasty.query<{ pid: number }>('all', sql('select pg_backend_pid() as pid'));
    const pid = present(me, 'a connection').pid;
    process.kill(pid, 'SIGSTOP');
    try {
      const asked = hasty.transaction('all', tx => tx.query(sql('select 1')));
      await expect(asked).rejects.toMatchObject({ code: 'database-unavailable' });
      expect(await hasty.query('all', sql('select 1 as n'))).toEqual([{ n: 1 }]);
    } finally {
      process.kill(pid, 'SIGCONT');
      await hasty.close();
    }
  });

  test('between two statements of a transaction fails the transaction, not the process', async () => {
    const caught: unknown = await db
      .transaction('all', async tx => {
        const [me] = await tx.query<{ pid: number }>(sql('select pg_backend_pid() as pid'));
        await db.query('all', sql('select pg_terminate_backend($1)', me?.pid));
        await until(async () => {
          const left = await db.query('all', sql('select 1 from pg_stat_activity where pid = $1', me?.pid));
          return left.length === 0;
        });
        await tx.query(sql('select 1'));
      })
      .catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: 'database-unavailable' });
    expect(await db.query('all', sql('select 1 as n'))).toEqual([{ n: 1 }]);
  });

  test('a server that is not there makes the database unready, and queries fail in words', async () => {
    const lost = createDatabase({
      connection: { host: '/nonexistent', port: 1, user: 'x', database: 'x' },
      max: 1,
      log: quiet,
    });
    await expect(lost.query('all', sql('select 1'))).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(lost.ready()).toBe(false);
    await lost.close();
  });
});

describe('notifications and leading', () => {
  test('a notification reaches every listener, and a broken session listens again', async () => {
    const heard: string[] = [];
    await until(() => db.ready());
    const stop = db.listen('news', payload => heard.push(payload));
    await until(async () => {
      await db.query('all', sql("select pg_notify('news', 'hello')"));
      return heard.includes('hello');
    });
    await db.query(
      'all',
      sql(`select pg_terminate_backend(pid) from pg_stat_activity
            where pid <> pg_backend_pid() and datname = current_database() and query ilike any ('{listen%,select 1}')`),
    );
    await until(() => heard.includes(''));
    await until(async () => {
      await db.query('all', sql("select pg_notify('news', 'again')"));
      return heard.includes('again');
    });
    stop();
  });

  test('one process leads at a time; the next takes over when the first stops', async () => {
    const second = createDatabase({ connection: own.connection, max: 1, log: quiet });
    const leading: string[] = [];
    const body = (who: string) => async (signal: AbortSignal) => {
      leading.push(who);
      await new Promise<void>(done => signal.addEventListener('abort', () => done(), { once: true }));
      leading.splice(leading.indexOf(who), 1);
    };
    const first = db.lead('work', body('first'));
    await until(() => leading.includes('first'));
    second.lead('work', body('second'));
    await until(() => second.ready());
    expect(leading).toEqual(['first']);
    await first.stop();
    await until(() => leading.includes('second'));
    expect(leading).toEqual(['second']);
    await second.close();
    expect(leading).toEqual([]);
  });
});
