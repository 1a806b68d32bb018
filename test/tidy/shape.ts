// The shape of a file: how long, how it begins, and the constructs that are kept out or must give their reason.
import { type Finding, findEach, findingAt, lineAt, type Source } from './source.ts';

const LINES_MAX = 300;
const TEST_LINES_MAX = 500;

/** Data lists that may be longer than a file of code, each with the reason. An entry that is not needed is a finding. */
export const longFiles: Readonly<Record<string, string>> = {};

/** Files that are too long, by the limits for code and for tests. */
export function checkLength(source: Source, excepted: Readonly<Record<string, string>> = longFiles): Finding[] {
  if (/\.generated\.\w+$/.test(source.path)) return [];
  const lines = source.text.replace(/\n$/, '').split('\n').length;
  const max = /\.test\.ts$/.test(source.path) ? TEST_LINES_MAX : LINES_MAX;
  const isLong = lines > max;
  if (isLong === source.path in excepted) return [];
  const words = isLong
    ? `${lines} lines, ${max} at most: move one act into a file of its own`
    : 'it is short enough: take it out of longFiles in test/tidy/shape.ts';
  return [{ path: source.path, line: isLong ? max + 1 : 1, words }];
}

/** Files that do not begin with one to four lines of comment. */
export function checkHeader(source: Source): Finding[] {
  const lines = source.text.split('\n');
  const first = lines[0]?.startsWith('#!') ? 1 : 0;
  const header = /^\/\*[\s\S]*?\*\/|^(?:\/\/[^\n]*\n)+/.exec(lines.slice(first).join('\n'))?.[0].trimEnd();
  const count = header?.split('\n').length ?? 0;
  if (count >= 1 && count <= 4) return [];
  const words =
    count === 0
      ? 'begin the file with one to four lines of comment: what it is for and why it exists'
      : `${count} lines of comment at the start, 4 at most: keep what the reader needs first`;
  return [{ path: source.path, line: first + 1, words }];
}

/** Exported functions without a doc comment. */
export function checkDocComments(source: Source): Finding[] {
  const exported =
    /^export (?:async )?function\*? ([\w$]+)|^export const ([\w$]+)(?::[^=\n]+)? = (?:async )?(?:<[^>\n]+>)?(?:\([^()\n]*\)(?::[^=\n]+)?|[\w$]+) =>/gm;
  return [...source.code.matchAll(exported)]
    .filter(match => !hasDocBefore(source, match.index))
    .map(match =>
      findingAt(
        source,
        match.index,
        `${match[1] ?? match[2]} is exported without a doc comment: say in domain words what it does (/** … */)`,
      ),
    );
}

function hasDocBefore(source: Source, index: number): boolean {
  const before = source.text.slice(0, index).trimEnd();
  if (before.endsWith('*/')) return true;
  // An overload or an implementation behind documented overloads.
  const name = /function\*? ([\w$]+)/.exec(source.code.slice(index))?.[1];
  const lastLine = before.slice(before.lastIndexOf('\n') + 1);
  return name !== undefined && lastLine.endsWith(';') && source.code.slice(0, index).includes(`function ${name}(`);
}

const kept: readonly [RegExp, string][] = [
  [
    /(?:[:<|&,(=]\s*|\b(?:as|extends)\s+|=>\s*)any\b(?!\s*(?:=>|\())/g,
    'no `any`: say the type, or `unknown` and parse it',
  ],
  [/^export default\b|\bas default\b/gm, 'no default export: export it by its name'],
  [/^(?:export )?(?:declare )?(?:const )?enum\s+\w/gm, 'no enum: a union of strings'],
  [/^(?:export )?(?:declare )?(?:namespace|module)\s+[\w.]+\s*\{/gm, 'no namespace: a file is one'],
  [/\bexport\s*\*/g, 'no `export *`: list by name what leaves this file'],
  [/\bclass\s+\w+(?:<[^>]*>)?\s+extends\s+(?!\w*Error\b)\w/g, 'no inheritance but from Error: compose functions'],
];

/** `any`, default exports, enums, namespaces, `export *` and inheritance. */
export function checkKept(source: Source): Finding[] {
  const allowsDefault = /^(?:vitest|console\/vite)\.config\.ts$/.test(source.path);
  return kept
    .filter(([, words]) => !(allowsDefault && words.includes('default export')))
    .flatMap(([pattern, words]) => findEach(source, 'code', pattern, words));
}

/** `as X`, `!` and suppressions that do not give their reason on the line. */
export function checkReasons(source: Source): Finding[] {
  const lists = /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?(?:\{[^}]*\}|\*\s+as\s+[\w$]+)/g;
  const code = { ...source, code: source.code.replace(lists, list => list.replace(/[^\n]/g, ' ')) };
  return [
    ...withoutReason(code, /\bas\s+(?!const\b)[A-Za-z_${([]/g, '`as`'),
    ...withoutReason(code, /[\w$)\]]!(?!=)/g, '`!`'),
    ...findEach(source, 'comments', /\/\/ @ts-(?:nocheck|ignore)\b/g, 'not this way: @ts-expect-error with its reason'),
    ...findEach(source, 'comments', /\/\/ @ts-expect-error\s*$/gm, 'say after @ts-expect-error why it is expected'),
  ];
}

function withoutReason(source: Source, pattern: RegExp, what: string): Finding[] {
  return [...source.code.matchAll(pattern)]
    .filter(match => !hasCommentOnLine(source, match.index))
    .map(match =>
      findingAt(source, match.index, `${what} without a reason: add a // comment on this line, or narrow it`),
    );
}

function hasCommentOnLine(source: Source, index: number): boolean {
  const line = lineAt(source, index);
  const start = source.text.lastIndexOf('\n', index - 1) + 1;
  const seen = source.uncommented.slice(start, start + line.length).trimEnd();
  return /^\s*\/\/\s*\S/.test(line.slice(seen.length));
}

/** Marks of unfinished work in comments. */
export function checkLeftovers(source: Source): Finding[] {
  const words = 'unfinished work is not left in the code: do it, or write it where work is planned';
  return findEach(source, 'comments', /\b(?:TODO|FIXME|XXX|HACK)\b/g, words);
}
