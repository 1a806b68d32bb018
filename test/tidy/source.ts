// What a tidy check looks at: a file with its text, and the same text with comments or strings blanked out, so that a
// rule about code is never tripped by words in a comment. Positions stay the same in all of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type Source = {
  /** Path from the root of the repository, with forward slashes. */
  path: string;
  text: string;
  /** Comments and the insides of strings are spaces. */
  code: string;
  /** Only comments are spaces. */
  uncommented: string;
  /** Only comments are left. */
  comments: string;
};

export type Finding = { path: string; line: number; words: string };

/** One line for a person: where it is, and what to do instead. */
export function inWords(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line, words }) => `${path}:${line} ${words}`);
}

/** A finding at a position of a source. */
export function findingAt(source: Source, index: number, words: string): Finding {
  return { path: source.path, line: source.text.slice(0, index).split('\n').length, words };
}

/** A finding for each place where the pattern (with the flag g) occurs in the given view of the source. */
export function findEach(
  source: Source,
  view: 'text' | 'code' | 'uncommented' | 'comments',
  pattern: RegExp,
  words: string,
): Finding[] {
  return [...source[view].matchAll(pattern)].map(match => findingAt(source, match.index, words));
}

/** The line of text that a position lies on. */
export function lineAt(source: Source, index: number): string {
  const start = source.text.lastIndexOf('\n', index - 1) + 1;
  const end = source.text.indexOf('\n', index);
  return source.text.slice(start, end === -1 ? undefined : end);
}

/** Every file below the named folders whose name ends as asked, in a stable order; folders that do not exist are empty. */
export function listFiles(root: string, folders: readonly string[], ending: RegExp): string[] {
  return folders
    .flatMap(folder => {
      try {
        return readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
      } catch {
        return [];
      }
    })
    .filter(entry => entry.isFile() && ending.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => !path.includes('node_modules/'))
    .sort();
}

/** Reads one source file of the repository. */
export function readSource(root: string, path: string): Source {
  return toSource(path, readFileSync(join(root, path), 'utf8'));
}

/** Makes a source of a path and its text; the examples of the tests come this way. */
export function toSource(path: string, text: string): Source {
  const found = spans(text);
  const comments = found.filter(span => span.kind === 'comment');
  const uncommented = blank(text, comments);
  const onlyComments = text.replace(/\S/g, (letter, at: number) => (uncommented[at] === letter ? ' ' : letter));
  return { path, text, code: blank(text, found), uncommented, comments: onlyComments };
}

type Span = { kind: 'comment' | 'string'; start: number; end: number };

function blank(text: string, areas: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of areas) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}

const TOKEN = new RegExp(
  [
    /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /(?<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/,
    /(?<regex>\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*)/,
    /(?<space>\s+)/,
    /(?<word>[\w$]+)/,
    /(?<other>[\s\S])/,
  ]
    .map(part => part.source)
    .join('|'),
  'y',
);
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$/;

/** Finds comments and the insides of strings, templates and regular expressions; code inside `${}` stays code. */
function spans(text: string): Span[] {
  const found: Span[] = [];
  // The depth of braces at which each template that is open goes on.
  const templates: number[] = [];
  let depth = 0;
  let previous = '';
  let at = 0;
  const readTemplate = (): void => {
    TEMPLATE.lastIndex = at;
    const part = TEMPLATE.exec(text)?.[0] ?? text.slice(at);
    const opens = part.endsWith('${');
    found.push({ kind: 'string', start: at, end: at + part.length - (opens ? 2 : 1) });
    at += part.length;
    if (opens) templates.push(depth);
    previous = opens ? '{' : '`';
  };
  const closeBrace = (): void => {
    if (templates.at(-1) !== depth) {
      depth -= 1;
      return;
    }
    templates.pop();
    readTemplate();
  };
  while (at < text.length) {
    const token = nextToken(text, at, previous);
    found.push(...spanOf(token, at));
    at += token.text.length;
    if (token.kind !== 'comment' && token.kind !== 'space') previous = token.text;
    if (token.text === '{') depth += 1;
    else if (token.text === '`') readTemplate();
    else if (token.text === '}') closeBrace();
  }
  return found;
}

function spanOf({ kind, text }: Token, start: number): Span[] {
  const end = start + text.length;
  if (kind === 'comment') return [{ kind, start, end }];
  return kind === 'string' || kind === 'regex' ? [{ kind: 'string', start: start + 1, end: end - 1 }] : [];
}

type Token = { kind: string; text: string };

function nextToken(text: string, at: number, previous: string): Token {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text);
  const [kind, value] = Object.entries(match?.groups ?? {}).find(([, part]) => part !== undefined) ?? ['other', ''];
  const operand = /^[\w$]+$|^[)\]}`'"]/.test(previous) && !BEFORE_REGEX.test(previous);
  if (kind === 'regex' && operand) return { kind: 'other', text: '/' };
  return { kind, text: value || text.charAt(at) };
}
