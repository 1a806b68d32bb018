// A do-not-call list as an operator keeps it: without it nobody in South Africa gets offers, with it those who are not on
// it do; and what staff note of a person counts from the next message on.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { openTown, type Town } from '../town.ts';
import { agrees, offerTo, orderNewsTo, send, soon, whyNot } from './bakery.ts';
import { askFor, morning } from './clients/customer.ts';

const cli = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url));
const run = promisify(execFile);
const registry = 'ZA-NCC-OPTOUT';
const [thandi, sipho, anna] = ['+27821234567', '+27821234568', '+4915112345601'];

let town: Town;
let database: TestDatabase;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'assent-registries-'));
  const { connection } = database;
  if (!('host' in connection)) throw new Error('the test database has a socket');
  const { host, port, user, database: name } = connection;
  env = {
    ASSENT_DATA_DIR: folder,
    DATABASE_URL: `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
  };
  town = await openTown({ ...morning, ...env });
  for (const phone of [thandi, sipho, anna]) await agrees(town, { phone }, 'offers');
});

afterAll(async () => {
  await town?.stop();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

const offer = { template: { name: 'spring_offer', language: 'en' } };
/** What stands in the way of an offer. */
async function against(phone: string): Promise<string[]> {
  const { reasons } = await askFor(town, { to: phone, ...offer });
  return reasons.map(one => one.code).filter(code => !code.startsWith('ALLOW'));
}

async function assent(...words: string[]): Promise<{ stdout: string; stderr: string }> {
  return await run(process.execPath, [cli, ...words], {
    env: { PATH: process.env['PATH'], ASSENT_EMULATOR: 'on', ...morning, ...env },
  });
}

async function list(lines: readonly string[]): Promise<string> {
  const path = join(folder, 'list.csv');
  await writeFile(path, lines.join('\r\n'));
  return path;
}

type List = { id: string; state: string; entries: number };
type Registries = { items: { id: string; state: string; needed_by: string[]; current: List | null }[] };

async function importOverApi(numbers: readonly string[]): Promise<List> {
  const begun = await town.call<List>('POST', `/api/v1/registries/${registry}/imports`, {});
  await town.call('POST', `/api/v1/registries/imports/${begun.body.id}/entries`, { numbers });
  return (await town.call<List>('POST', `/api/v1/registries/imports/${begun.body.id}/finish`, {})).body;
}

describe('the registry of South Africa', () => {
  it('has never been imported: offers to people there are refused, and to nobody else', async () => {
    const refused = whyNot(await send(town, offerTo(thandi)));
    expect(refused.reasons).toEqual(['DENY_REGISTRY_STALE']);
    expect(await against(anna)).toEqual([]);
    await agrees(town, { phone: thandi }, 'orders');
    expect((await send(town, orderNewsTo(thandi))).status).toBe(200);
  });

  it('is imported from a file beside the running server, and then offers go', async () => {
    const file = await list(['Name;Telephone', 'A;082 999 9999', 'B;+27 82 999 9998', 'C;rubbish']);
    const { stdout, stderr } = await assent('registry', 'import', registry, file, '--as-of', '2026-03-09');
    expect(stdout).toBe(`${registry} is in force as of 2026-03-09, with 2 numbers.\n1 lines could not be read: 4.\n`);
    expect(stderr).toContain('people looked at');
    expect(stdout + stderr).not.toMatch(/9999/);
    await soon(() => against(thandi)).toEqual([]);
    expect((await send(town, offerTo(thandi))).status).toBe(200);
    const { body } = await town.call<Registries>('GET', '/api/v1/registries');
    const mine = body.items.find(one => one.id === registry);
    expect(mine).toMatchObject({ state: 'fresh', needed_by: ['ZA'], current: { entries: 2 } });
    expect((await assent('registry', 'list')).stdout).toContain('✓ fresh, as of 2026-03-09, 2 numbers');
  });

  it('lists one of them from the next import on, at once, and another who comes only later', async () => {
    const late = '+27821234560';
    expect(await importOverApi([thandi, '082 123 4560'])).toMatchObject({ state: 'current', entries: 2 });
    expect(await against(thandi)).toEqual(['DENY_REGISTRY_LISTED']);
    expect(await against(sipho)).toEqual([]);
    await agrees(town, { phone: late }, 'offers');
    expect(await against(late)).toEqual(['DENY_REGISTRY_LISTED']);
    const found = await town.call<{ registries: string[] }>('POST', '/api/v1/contacts/find', { phone: late });
    expect(found.body.registries).toEqual([registry]);
  });

  it('frees who is no longer on it', async () => {
    await importOverApi([sipho]);
    expect(await against(sipho)).toEqual(['DENY_REGISTRY_LISTED']);
    expect(await against(thandi)).not.toContain('DENY_REGISTRY_LISTED');
  });

  it('is not replaced by an empty or an older list, and says why without a number', async () => {
    const empty = await assent('registry', 'import', registry, await list(['Phone', 'rubbish'])).catch(cause => cause);
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('no number in this list') });
    const old = await assent('registry', 'import', registry, await list([thandi]), '--as-of', '2026-03-01').catch(
      cause => cause,
    );
    expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('newer') });
    expect(old.stderr).not.toContain(thandi);
    expect(await against(sipho)).toEqual(['DENY_REGISTRY_LISTED']);
  });
});

describe('what is noted of a person', () => {
  it('counts from the next message on, and stands on record', async () => {
    const { body: found } = await town.call<{ id: string; version: number }>('POST', '/api/v1/contacts/find', {
      phone: anna,
    });
    const path = `/api/v1/contacts/${found.id}/facts`;
    const noted = await town.call<{ version: number; facts: object }>('PUT', path, { age: 12, source: 'person' });
    expect(noted.body).toMatchObject({ version: found.version + 1, facts: { age: 12, source: 'person' } });
    expect(await against(anna)).toEqual(['DENY_AGE']);
    await town.call('PUT', path, { age: null });
    expect(await against(anna)).toEqual([]);
    type Trail = { facts: object; changes: { items: { before: object; after: object }[] } };
    const { body } = await town.call<Trail>('GET', path);
    expect(body.facts).toEqual({ source: 'person' });
    expect(body.changes.items.map(({ before, after }) => [before, after])).toEqual([
      [{ age: 12 }, {}],
      [{}, { age: 12, source: 'person' }],
    ]);
  });
});
