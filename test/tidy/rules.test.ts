// The tidy checks are tested themselves: each is given a small bad example and must object, and a good one beside it
// and must not. Examples are strings, so that the checks of this repository do not see them as code.
import { describe, expect, it } from 'vitest';
import { checkMigration, checkPage } from './documents.ts';
import { checkNames } from './names.ts';
import { checkClock, checkConsole, checkEnvironment, checkSql, checkStatusCodes } from './places.ts';
import { checkPurity } from './purity.ts';
import { checkCycles, checkRooms } from './rooms.ts';
import { checkDocComments, checkHeader, checkKept, checkLeftovers, checkLength, checkReasons } from './shape.ts';
import { type Finding, toSource } from './source.ts';

type Check = (path: string, text: string) => Finding[];
const one =
  (check: (source: ReturnType<typeof toSource>) => Finding[]): Check =>
  (path, text) =>
    check(toSource(path, text));
const rooms: Check = (path, text) => checkRooms([toSource(path, text)]);
const lines = (count: number): string => 'x;\n'.repeat(count);

const bad: readonly [string, Check, string, string][] = [
  ['an import up the ranks', rooms, 'src/vault/seal.ts', `import { a } from '../ledger/ledger.ts';`],
  [
    'an import between rooms of one rank',
    rooms,
    'src/ledger/a.ts',
    `import type { P } from '../contacts/contacts.ts';`,
  ],
  ['an import past a door', rooms, 'src/vault/seal.ts', `import { a } from '../kernel/hash.ts';`],
  ['a re-export past a door', rooms, 'src/vault/seal.ts', `export { a } from '../kernel/hash.ts';`],
  ['an inline type import past a door', rooms, 'src/vault/seal.ts', `type A = import('../kernel/hash.ts').A;`],
  ['an import over several lines', rooms, 'src/vault/a.ts', `import {\n  a,\n  b,\n} from '../messages/messages.ts';`],
  ['a test that goes past a door', rooms, 'test/journeys/a.test.ts', `import { a } from '../../src/api/routes.ts';`],
  ['an island that imports a room', rooms, 'src/emulator/a.ts', `import { a } from '../vault/vault.ts';`],
  ['a room that imports an island', rooms, 'src/api/a.ts', `import { a } from '../emulator/emulator.ts';`],
  ['a room that is not on the map', rooms, 'src/attic/a.ts', `import { a } from '../kernel/kernel.ts';`],
  ['a channel that imports another', rooms, 'src/channels/whatsapp/a.ts', `import '../../policy/policy.ts';`],
  ['waiting in a pure room', one(checkPurity), 'src/policy/a.ts', 'export async function decide() {}'],
  ['a clock in a pure room', one(checkPurity), 'src/kernel/a.ts', 'const now = Date.now();'],
  ['a new Date in a pure room', one(checkPurity), 'src/intent/a.ts', 'const now = new Date();'],
  ['chance in a pure room', one(checkPurity), 'src/merkle/a.ts', 'const x = Math.random();'],
  ['chance by import', one(checkPurity), 'src/kernel/a.ts', `import { createHash, randomUUID } from 'node:crypto';`],
  ['I/O in a pure room', one(checkPurity), 'src/policy/a.ts', `import { readFileSync } from 'node:fs';`],
  ['SQL outside of a store', one(checkSql), 'src/contacts/find.ts', 'db.query(`\n  select id from contact`);'],
  ['SQL in capitals', one(checkSql), 'src/contacts/find.ts', `db.query('INSERT INTO contact VALUES ($1)');`],
  ['an update outside of a store', one(checkSql), 'src/contacts/find.ts', `run("update contact set version = 1");`],
  ['a common table outside of a store', one(checkSql), 'src/api/a.ts', 'q(`with x as (select 1) table x`);'],
  ['the environment', one(checkEnvironment), 'src/api/a.ts', 'const port = process.env.PORT;'],
  ['the environment by another way', one(checkEnvironment), 'src/api/a.ts', `import { env } from 'node:process';`],
  ['a status code in a low room', one(checkStatusCodes), 'src/messages/a.ts', 'return { statusCode: 404 };'],
  ['a reply with a code', one(checkStatusCodes), 'src/messages/a.ts', 'reply.code(found);'],
  ['a clock of its own', one(checkClock), 'src/vault/a.ts', 'const now = Date.now();'],
  ['a print', one(checkConsole), 'src/vault/a.ts', `console.log('x');`],
  ['a file that is too long', one(checkLength), 'src/vault/a.ts', lines(301)],
  ['a test that is too long', one(checkLength), 'src/vault/a.test.ts', lines(501)],
  ['a file without a first comment', one(checkHeader), 'src/vault/a.ts', `import a from 'b';\n`],
  ['a file with five lines of comment', one(checkHeader), 'src/vault/a.ts', '// x\n'.repeat(5)],
  ['an exported function without words', one(checkDocComments), 'src/a.ts', 'const x = 1;\nexport function go() {}'],
  ['an exported arrow without words', one(checkDocComments), 'src/a.ts', 'export const go = (x: number) => x;'],
  ['any as a type', one(checkKept), 'src/a.ts', 'const x: any = 1;'],
  ['any as an argument', one(checkKept), 'src/a.ts', 'const x: Map<string, any> = y;'],
  ['a default export', one(checkKept), 'src/a.ts', 'export default 1;'],
  ['an enum', one(checkKept), 'src/a.ts', 'export enum A { B }'],
  ['a namespace', one(checkKept), 'src/a.ts', 'namespace A { }'],
  ['a barrel', one(checkKept), 'src/a.ts', `export * from './b.ts';`],
  ['inheritance', one(checkKept), 'src/a.ts', 'class A extends B {}'],
  ['an assertion without a reason', one(checkReasons), 'src/a.ts', 'const x = y as Word;'],
  ['a `!` without a reason', one(checkReasons), 'src/a.ts', 'const x = list[0]!.name;'],
  ['an address in a string is no reason', one(checkReasons), 'src/a.ts', `const x = 'http://a' as Url;`],
  ['a suppression of everything', one(checkReasons), 'src/a.ts', '// @ts-nocheck'],
  ['a suppression without a reason', one(checkReasons), 'src/a.ts', '// @ts-expect-error\nx;'],
  ['unfinished work', one(checkLeftovers), 'src/a.ts', '// TODO: later'],
  ['a drawer', path => checkNames(path), 'src/vault/utils.ts', ''],
  ['a drawer as a folder', path => checkNames(path), 'src/vault/common/seal.ts', ''],
  ['an index', path => checkNames(path), 'src/vault/index.ts', ''],
  ['a name in camel case', path => checkNames(path), 'src/vault/blindIndex.ts', ''],
  ['two titles', checkPage, 'docs/a.md', '# A\n\n# B\n'],
  ['no title', checkPage, 'docs/a.md', '## A\n'],
  ['a long README', checkPage, 'README.md', `# A\n${'x\n'.repeat(120)}`],
  ['a migration by a short number', checkMigration, 'migrations/01-a.sql', ''],
  ['a table of nobody', checkMigration, 'migrations/0001-a.sql', `create table a (id uuid);comment on table a is 'x';`],
  ['a table without a comment', checkMigration, 'migrations/0001-a.sql', 'create table a (business_id uuid);'],
  ['a time without its zone', checkMigration, 'migrations/0001-a.sql', 'alter table a add at timestamp;'],
];

const good: readonly [string, Check, string, string][] = [
  ['an import down through a door', rooms, 'src/vault/seal.ts', `import { a } from '../kernel/kernel.ts';`],
  ['an import in the same room', rooms, 'src/vault/seal.ts', `import { a } from './open.ts';`],
  ['a channel through its door', rooms, 'src/api/a.ts', `import { a } from '../channels/whatsapp/whatsapp.ts';`],
  ['the emulator and the wire', rooms, 'src/emulator/a.ts', `import { a } from '../channels/whatsapp/whatsapp.ts';`],
  ['a test and the test database', rooms, 'src/vault/a.db.test.ts', `import { a } from '../database/testing.ts';`],
  ['an import in a string', rooms, 'src/vault/a.ts', 'const x = `import { a } from "../api/routes.ts"`;'],
  ['a hash in a pure room', one(checkPurity), 'src/kernel/a.ts', `import { createHash } from 'node:crypto';`],
  ['a date of a given moment', one(checkPurity), 'src/policy/a.ts', 'const at = new Date(nowMs);'],
  ['a comment on waiting', one(checkPurity), 'src/policy/a.ts', '// async work and Date.now() are not for us'],
  ['SQL in a store', one(checkSql), 'src/contacts/store.ts', 'q(`select id from contact`);'],
  ['English that looks like SQL', one(checkSql), 'src/contacts/a.ts', `fail('Select a date from the list');`],
  ['a status that is read', one(checkStatusCodes), 'src/messages/a.ts', 'if (statusCode === 200) done();'],
  ['the environment in its place', one(checkEnvironment), 'src/app/env.ts', 'process.env.PORT;'],
  ['a renamed import', one(checkReasons), 'src/a.ts', `import { a as b } from './a.ts';\nimport * as c from 'c';`],
  ['an assertion with its reason', one(checkReasons), 'src/a.ts', 'const x = y as Word; // checked above'],
  ['as const', one(checkReasons), 'src/a.ts', 'const x = [1] as const;'],
  ['a comparison', one(checkReasons), 'src/a.ts', 'if (a !== b && !c) go();'],
  ['an error', one(checkKept), 'src/a.ts', 'class StatementError extends Error {}'],
  ['many is not any', one(checkKept), 'src/a.ts', 'const x: many = company;'],
  ['a documented function', one(checkDocComments), 'src/a.ts', '/** Goes. */\nexport function go() {}'],
  ['a file with a first comment', one(checkHeader), 'bin/a.mjs', '#!/usr/bin/env node\n// Starts it.\n'],
  ['a title in an example', checkPage, 'docs/a.md', '# A\n\n```sh\n# not a title\n```\n'],
  ['a good name', path => checkNames(path), 'src/vault/blind-index.db.test.ts', ''],
  [
    'a full table',
    checkMigration,
    'migrations/0001-a.sql',
    `create table a (\n business_id uuid,\n at timestamptz);comment on table a is 'x';`,
  ],
];

describe('the tidy checks', () => {
  it.each(bad)('object to %s', (_, check, path, text) => {
    expect(check(path, text)).not.toEqual([]);
  });

  it.each(good)('leave alone %s', (_, check, path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it('find a circle of types', () => {
    const a = toSource('src/vault/a.ts', `import type { B } from './b.ts';`);
    const b = toSource('src/vault/b.ts', `import { type A } from './a.ts';`);
    expect(checkCycles([a, b])).toHaveLength(1);
    expect(checkCycles([a])).toEqual([]);
  });

  it('name the line of the place', () => {
    const template = ['const b = `$', '{`}`}`;'].join('');
    const source = toSource('src/vault/a.ts', `// One 'quote.\nconst a = /[/"]\`/;\n${template}\nDate.now();\n`);
    expect(checkClock(source)).toMatchObject([{ path: 'src/vault/a.ts', line: 4 }]);
  });

  it('refuse an exception from the length that is not needed', () => {
    expect(checkLength(toSource('src/a.ts', lines(3)), { 'src/a.ts': 'data' })).not.toEqual([]);
    expect(checkLength(toSource('src/a.ts', lines(400)), { 'src/a.ts': 'data' })).toEqual([]);
  });
});
