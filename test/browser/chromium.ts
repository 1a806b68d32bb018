// Finds a real Chromium for the browser tests: one on the system, else the one inside the npm package
// @sparticuz/chromium, so that npm alone is enough. Where neither runs, it says what was tried.

import { constants } from 'node:fs';
import { access, lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

export type Chromium = { readonly browser: Browser; readonly from: string; close(): Promise<void> };

type Found = Chromium | { readonly browser: null; readonly words: string };

/** A way to start a browser: where it is, and what it needs around it. */
type Candidate = { readonly from: string; readonly path: string; readonly env: Readonly<Record<string, string>> };

/** What was unpacked, and whether it goes away after this run because its usual place belongs to somebody else. */
type Unpacked = { readonly folder: string; readonly isPassing: boolean };

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  ...(process.env['PATH'] ?? '').split(delimiter),
];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--font-render-hinting=none',
  // Whatever a browser does of its own accord, it finds nobody outside of this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** The package's fonts first, so that pages look alike everywhere; then the system's, for other scripts. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>ui-monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

const npmBundle = join(import.meta.dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium');

/**
 * The browser of a test file; null, and said loudly, where none runs: then its tests are skipped. In CI (the variable
 * CI is set) it throws instead, so that a run without a browser is never taken for a good one.
 */
export async function openChromium(
  how: { isCi?: boolean; bundle?: string; systemToo?: boolean } = {},
): Promise<Chromium | null> {
  const found = await findChromium(how);
  if (found.browser !== null) return found;
  if (how.isCi ?? isSet(process.env['CI'])) throw new Error(found.words);
  process.stderr.write(`\n${found.words}\n\n`);
  return null;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

/** Starts the first Chromium that runs. `systemToo: false` leaves those of the system out. */
async function findChromium({ systemToo = true, bundle = npmBundle }): Promise<Found> {
  const tried: string[] = [];
  for (const path of systemToo ? await onTheSystem() : []) {
    const browser = await launch({ from: path, path, env: {} }, tried);
    if (browser !== null) return { browser, from: path, close: () => browser.close() };
  }
  if (tried.length === 0) tried.push(`no ${names.join(', ')} on this system`);
  const unpacked = await unpack(bundle).catch((cause: unknown) => {
    tried.push(`the npm package @sparticuz/chromium could not be unpacked: ${firstLine(cause)}`);
    return null;
  });
  if (unpacked !== null) await writeFontsConf(unpacked.folder);
  const cleanUp = async () => {
    if (unpacked?.isPassing) await rm(unpacked.folder, { recursive: true, force: true });
  };
  for (const candidate of unpacked === null ? [] : inThePackage(unpacked.folder)) {
    const browser = await launch(candidate, tried);
    if (browser !== null) return { browser, from: candidate.from, close: () => browser.close().then(cleanUp) };
  }
  await cleanUp();
  return { browser: null, words: missing(tried) };
}

async function launch({ from, path, env }: Candidate, tried: string[]): Promise<Browser | null> {
  try {
    // No sandbox: only pages of our own are opened, and root and most containers cannot have one.
    return await chromium.launch({
      executablePath: path,
      args: flags,
      chromiumSandbox: false,
      env: { ...inherited(), ...env },
    });
  } catch (cause) {
    tried.push(`${from} does not run: ${firstLine(cause)}`);
    return null;
  }
}

/** The environment without what would change how pages look or where the browser looks for itself. */
function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !/^(?:DISPLAY|FONTCONFIG_\w+|.*_proxy)$/i.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

async function onTheSystem(): Promise<string[]> {
  const paths = new Set([...places.flatMap(place => names.map(name => join(place, name))), ...applications]);
  const there = await Promise.all([...paths].map(async path => ((await canRun(path)) ? path : null)));
  return there.filter(path => path !== null);
}

async function canRun(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** With the system's libraries first; then with the few that the package brings for systems without NSS. */
function inThePackage(folder: string): Candidate[] {
  const path = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return [
    { from: 'the npm package @sparticuz/chromium', path, env: fonts },
    { from: 'the npm package @sparticuz/chromium with its own libraries', path, env: { ...fonts, ...libraries } },
  ];
}

/** Says where the fonts are; written again only where it says something else, as another run may be reading it. */
async function writeFontsConf(folder: string): Promise<void> {
  const path = join(folder, 'fonts.conf');
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before !== fontsConf(folder)) await writeFile(path, fontsConf(folder));
}

/** Unpacks the package once for each user, into a folder that only this user can write to. */
async function unpack(bundle: string): Promise<Unpacked> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`it has no build for ${process.platform} on ${process.arch}`);
  const { version } = JSON.parse(await readFile(join(bundle, 'package.json'), 'utf8'));
  const usual = join(tmpdir(), `assent-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (await isUsable(usual)) return { folder: usual, isPassing: false };
  const fresh = await mkdtemp(join(tmpdir(), 'assent-chromium-new-'));
  await inflateInto(fresh, bundle).catch(async (cause: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    throw cause;
  });
  // Whole or not at all: a run beside this one never sees half a browser.
  if ((await isMine(usual)) && !(await isUsable(usual))) await rm(usual, { recursive: true, force: true });
  const isMoved = await rename(fresh, usual).then(
    () => true,
    () => false,
  );
  if (isMoved) return { folder: usual, isPassing: false };
  if (!(await isUsable(usual))) return { folder: fresh, isPassing: true };
  await rm(fresh, { recursive: true, force: true });
  return { folder: usual, isPassing: false };
}

async function inflateInto(folder: string, bundle: string): Promise<void> {
  // The package unpacks to fixed names below the folder for temporary files: where others may have been first.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'];
    await Promise.all(archives.map(name => inflate(join(bundle, 'bin', name))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function isUsable(folder: string): Promise<boolean> {
  if (!(await isMine(folder))) return false;
  const parts = ['chromium', 'fonts', join('al2023', 'lib')];
  const there = await Promise.all(parts.map(name => lstat(join(folder, name)).catch(() => null)));
  return there.every(found => found !== null);
}

/** Whether this is a folder (no link) of this very user, which nobody else can reach into. */
async function isMine(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  // Playwright tells the loader's complaint further down, behind a banner.
  const complaint = /error while loading shared libraries: [^\n]*|[^\n]*Permission denied[^\n]*/.exec(text)?.[0];
  return (complaint ?? text.split('\n')[0] ?? '').trim();
}

function missing(tried: readonly string[]): string {
  return [
    'NO CHROMIUM RUNS HERE: the browser tests were not run.',
    ...tried.map(line => `  - ${line}`),
    'Install chromium or google-chrome, or run `npm ci` on Linux x64, where the npm package brings one.',
  ].join('\n');
}
