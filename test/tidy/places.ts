// Things that have one place each: SQL, the environment, HTTP status codes, the clock, the console.
import { posix } from 'node:path';
import { roomOf } from './rooms.ts';
import { type Finding, findEach, type Source } from './source.ts';

const STATEMENT = new RegExp(
  [
    String.raw`select\s[^'"\x60]{0,600}?\bfrom\s+[a-z_($]`,
    String.raw`select\s+[a-z_]+\(`,
    String.raw`insert\s+into\s`,
    String.raw`update\s+[a-z_."]+(?:\s+(?:as\s+)?[a-z_]+)?\s+set\s`,
    String.raw`delete\s+from\s`,
    String.raw`with\s+(?:recursive\s+)?[a-z_]+\s*(?:\([^)]*\)\s*)?as\s+(?:(?:not\s+)?materialized\s*)?\(`,
    String.raw`(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:table|index|database|role|schema|function|view|policy|trigger|sequence)\s`,
    String.raw`truncate\s+(?:table\s+)?[a-z_]+\s*(?:;|cascade|restart|$)`,
  ]
    .map(part => `(?:${part})`)
    .join('|')
    .replace(/^/, String.raw`(?<=['"\x60]\s*(?:--[^\n]*\n\s*)*)(?:`)
    .replace(/$/, ')'),
  'gm',
);

/** SQL outside of `store.ts` and the room `database`. Tests may look into the tables. */
export function checkSql(source: Source): Finding[] {
  if (!isProduct(source) || roomOf(source.path) === 'database' || posix.basename(source.path) === 'store.ts') return [];
  // Keywords are looked for in one case, so that an English sentence that begins with "Select" is not taken for SQL.
  const lower = { ...source, uncommented: source.uncommented.replace(/\b[A-Z]{2,}\b/g, word => word.toLowerCase()) };
  return findEach(lower, 'uncommented', STATEMENT, 'SQL lives in store.ts: give the statement a function there');
}

/** Reads of the environment outside of `app/env.ts`. */
export function checkEnvironment(source: Source): Finding[] {
  if (!isProduct(source) || source.path === 'src/app/env.ts') return [];
  const words = 'the environment is read in src/app/env.ts only: take the setting from deps';
  return [
    ...findEach(source, 'code', /\bprocess\.env\b|\bimport\.meta\.env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g, words),
    ...findEach(source, 'uncommented', /\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'node:process'/g, words),
  ];
}

/** HTTP status codes given outside of `api/`; the emulator speaks HTTP itself, and graph-errors.ts is Meta's own table. */
export function checkStatusCodes(source: Source): Finding[] {
  const room = roomOf(source.path);
  if (!isProduct(source) || room === 'api' || room === 'emulator') return [];
  if (posix.basename(source.path) === 'graph-errors.ts') return [];
  return findEach(
    source,
    'code',
    /\breply\.code\(|\.status\(\s*\d|\bwriteHead\(|\bstatusCode\s*(?::|=(?!=))\s*[1-5]\d\d\b/g,
    'HTTP status codes belong to src/api: throw a Failure with a code, or return an answer',
  );
}

/** Clocks and chance outside of the composition root. */
export function checkClock(source: Source): Finding[] {
  const room = roomOf(source.path);
  if (!isProduct(source) || room === 'app' || room === 'emulator') return [];
  return findEach(
    source,
    'code',
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/g,
    'time and chance come from app/: take `clock` or `random` from deps',
  );
}

/** Prints to the console outside of `bin/`, `app/`, `bench/` and the set-up of the test run. */
export function checkConsole(source: Source): Finding[] {
  if (roomOf(source.path) === 'app' || /^(?:bin|bench)\/|^test\/global-/.test(source.path)) return [];
  return findEach(source, 'code', /\bconsole\.\w+\s*\(/g, 'no console here: use the log of deps, or return the words');
}

/** Code that ships: in `src/`, not a test, not the door for tests. */
function isProduct(source: Source): boolean {
  return /^src\//.test(source.path) && !/\.test\.ts$|(?:^|\/)testing\.ts$/.test(source.path);
}
