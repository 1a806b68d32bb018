// Where the master key comes from, with real files: made once whoever comes, kept to its owner, never half.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Random, sha256 } from '../kernel/kernel.ts';
import { loadMasterKey } from './load-master-key.ts';

const base64 = sha256('a key').toString('base64');
let folder: string;
let dataDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-key-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function seeded(seed: string): Random {
  let nth = 0;
  return { bytes: length => sha256(`${seed} ${nth++}`).subarray(0, length) };
}

async function load(from: { file?: string; value?: string; seed?: string } = {}) {
  const { file = null, value = null, seed = 'one' } = from;
  const loaded = await loadMasterKey({ file, value, dataDir, random: seeded(seed) });
  const versions = loaded.key.versions.map(one => [one.version, one.secret.export().toString('base64')]);
  return { ...loaded, key: versions };
}

async function problemsOf(loading: Promise<unknown>): Promise<unknown> {
  return await loading.then(
    () => 'it was loaded',
    error => ({ code: error.code, problems: error.problems }),
  );
}

function refused(field: string, message: string | RegExp) {
  const words = typeof message === 'string' ? message : expect.stringMatching(message);
  return { code: 'configuration', problems: [{ field, message: words }] };
}

describe('the master key', () => {
  test('is made on the first start, for its owner only, and kept', async () => {
    const made = await load();
    const path = join(dataDir, 'master-key');
    expect(made).toMatchObject({ source: 'generated', path, exposed: false });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await readdir(dataDir)).toEqual(['master-key']);
    expect(await readFile(path, 'utf8')).toBe(`1:${made.key[0]?.[1]}\n`);
    expect(await load({ seed: 'two' })).toEqual({ ...made, source: 'data-folder' });
  });

  test('comes from a file or a value, and then none is made', async () => {
    const file = join(folder, 'key');
    await writeFile(file, base64, { mode: 0o600 });
    expect(await load({ file })).toEqual({ key: [[1, base64]], source: 'file', path: file, exposed: false });
    expect(await load({ value: `2:${base64}` })).toEqual({
      key: [[2, base64]],
      source: 'environment',
      path: null,
      exposed: false,
    });
    expect(await readdir(folder)).toEqual(['key']);
  });

  test.each([0o640, 0o604, 0o620, 0o660])('tells when others may reach its file (mode %o)', async mode => {
    const file = join(folder, 'key');
    await writeFile(file, base64);
    await chmod(file, mode);
    expect(await load({ file })).toMatchObject({ exposed: true });
  });

  test('is refused in words when what was named cannot be used; no other is made', async () => {
    const file = join(folder, 'key');
    expect(await problemsOf(load({ file }))).toEqual(
      refused('ASSENT_MASTER_KEY_FILE', 'names a file that does not exist'),
    );
    expect(await problemsOf(load({ file: folder }))).toEqual(refused('ASSENT_MASTER_KEY_FILE', /no file|EISDIR/));
    await writeFile(file, 'x'.repeat(70_000));
    expect(await problemsOf(load({ file }))).toEqual(refused('ASSENT_MASTER_KEY_FILE', /too large/));
    await writeFile(file, 'secret?');
    expect(await problemsOf(load({ file }))).toEqual(
      refused('ASSENT_MASTER_KEY_FILE', 'entry 1 is not a key: 32 bytes in base64 are needed'),
    );
    expect(await problemsOf(load({ value: '' }))).toEqual(refused('ASSENT_MASTER_KEY', /holds no key/));
    expect(await readdir(folder)).toEqual(['key']);
  });

  test('in the data folder is never replaced, however damaged', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'master-key'), '');
    expect(await problemsOf(load())).toEqual(refused('ASSENT_DATA_DIR', /holds no key/));
    expect(await readFile(join(dataDir, 'master-key'), 'utf8')).toBe('');
  });

  test('is not made where nothing can be written', async () => {
    await writeFile(dataDir, 'a file where a folder should be');
    expect(await problemsOf(load())).toEqual(refused('ASSENT_DATA_DIR', /ENOTDIR|EEXIST/));
  });

  test('a draft that a crash left behind is not taken for the key', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'master-key.00.draft'), '1:half');
    expect(await load()).toMatchObject({ source: 'generated' });
  });

  test('is one key, whoever makes it at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, nth) => load({ seed: `seed ${nth}` })));
    expect(new Set(made.map(one => JSON.stringify(one.key))).size).toBe(1);
    expect(made.filter(one => one.source === 'generated')).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(['master-key']);
  });

  test('is one key for two processes that start at once', async () => {
    const here = new URL('./load-master-key.ts', import.meta.url).href;
    const program = `
      const { loadMasterKey } = await import(${JSON.stringify(here)});
      const { createHash, randomBytes } = await import('node:crypto');
      const random = { bytes: randomBytes };
      const { key, source } = await loadMasterKey({ file: null, value: null, dataDir: ${JSON.stringify(dataDir)}, random });
      const digest = createHash('sha256').update(key.versions[0].secret.export()).digest('hex');
      process.stdout.write(JSON.stringify([digest, source]));`;
    const started = Array.from({ length: 2 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
      return JSON.parse(said);
    });
    const said = await Promise.all(started);
    expect(said[0][0]).toBe(said[1][0]);
    expect(said.map(one => one[1]).sort()).toEqual(['data-folder', 'generated']);
  }, 20_000);
});
