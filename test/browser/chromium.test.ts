// The browser that the other tests need: from npm alone, for every user apart, and missed loudly.

import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openChromium } from './chromium.ts';

const npmHasOne = process.platform === 'linux' && process.arch === 'x64';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-browser-test-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('a Chromium', () => {
  it.runIf(npmHasOne)('comes with npm alone', async () => {
    const chromium = await openChromium({ systemToo: false, isCi: true });
    const page = await chromium?.browser.newPage();
    await page?.setContent('<p>Good morning</p>');
    expect(await page?.textContent('p')).toBe('Good morning');
    await chromium?.close();
  });

  it.runIf(npmHasOne)('is never taken from a place that somebody else filled first', async () => {
    const strange = join(folder, 'strange');
    await mkdir(join(strange, 'fonts'), { recursive: true });
    for (const place of [folder, strange])
      await writeFile(join(place, 'chromium'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { version } = JSON.parse(await readFile('node_modules/@sparticuz/chromium/package.json', 'utf8'));
    await symlink(strange, join(folder, `assent-chromium-${version}-${process.getuid?.()}`));
    vi.stubEnv('TMPDIR', folder);
    const chromium = await openChromium({ systemToo: false, isCi: true });
    expect(chromium?.browser.version()).toMatch(/^\d+\./);
    await chromium?.close();
    expect((await readdir(folder)).filter(name => name.startsWith('assent-chromium-new-'))).toEqual([]);
  });
});

describe('no Chromium', () => {
  const nowhere = { systemToo: false, bundle: '/nowhere' };

  it('fails in CI, and tells what was tried', async () => {
    await expect(openChromium({ ...nowhere, isCi: true })).rejects.toThrow(
      /NO CHROMIUM RUNS HERE.*no chromium, .*google-chrome on this system.*npm package.*could not be unpacked/s,
    );
    vi.stubEnv('CI', 'true');
    await expect(openChromium(nowhere)).rejects.toThrow(/NO CHROMIUM/);
  });

  it('is said loudly elsewhere', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.stubEnv('CI', '');
    expect(await openChromium(nowhere)).toBeNull();
    expect(said).toHaveBeenCalledWith(expect.stringContaining('NO CHROMIUM RUNS HERE'));
    said.mockRestore();
  });
});
