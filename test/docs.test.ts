// Keeps the reference pages and the program in step, both ways: nothing undocumented, nothing documented that is gone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failures, problemCodes } from '../src/kernel/kernel.ts';
import { knownRegistries, reasonCodes, rules } from '../src/policy/policy.ts';
import { withoutFences } from './tidy/documents.ts';
import { listFiles } from './tidy/source.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The names that a reference page has a heading for: `## \`name\``. */
function headings(page: string): string[] {
  return [...withoutFences(page).matchAll(/^##+ `([^`]+)`\s*$/gm)].map(match => match[1] ?? '').sort();
}

/** The names in a list that a room exports; undefined as long as the file is not there. */
async function namesIn(path: string, list: string): Promise<string[] | undefined> {
  if (!existsSync(join(root, path))) return undefined;
  const module = (await import(join(root, path))) as Record<string, readonly { name: string }[]>; // the shape is agreed
  return (module[list] ?? []).map(({ name }) => name).sort();
}

const reachable = (page: string, link: string): boolean => {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(root, target))) return false;
  if (!anchor || !target.endsWith('.md')) return true;
  const titles = [...withoutFences(read(target)).matchAll(/^#+ (.+)$/gm)].map(match => slug(match[1] ?? ''));
  return titles.includes(anchor);
};

/** The anchor that a heading gets. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

function brokenLinks(page: string, text: string): string[] {
  const links = [...withoutFences(text).matchAll(/\]\(([^)\s]+)(?:\s"[^"]*")?\)/g)].map(match => match[1] ?? '');
  return links.filter(link => !/^[a-z]+:/.test(link) && !reachable(page, link)).map(link => `${page}: ${link}`);
}

describe('the reference pages', () => {
  it('describe each error code, with the title and the advice on trying again that the program gives', () => {
    const page = read('docs/reference/errors.md');
    expect(headings(page)).toEqual(Object.keys(failures).sort());
    for (const [code, { title, retryable }] of Object.entries(failures)) {
      const section = page.split(`\n## \`${code}\`\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section, code).toContain(title);
      expect(section, code).toContain(retryable ? 'Trying again can help' : 'Trying again does not help');
    }
  });

  it('describe each kind of fault that a field can have', () => {
    const section = read('docs/reference/errors.md').split('\n## `request-invalid`\n')[1]?.split('\n## ')[0] ?? '';
    const told = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(match => match[1]);
    expect(told.toSorted()).toEqual(problemCodes.toSorted());
  });

  it('describe each reason and each rule', () => {
    expect(headings(read('docs/reference/reasons.md'))).toEqual([...reasonCodes].sort());
    const pages = readdirSync(join(root, 'docs/reference/rules')).map(name => name.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual(rules.map(rule => rule.id).sort());
  });

  it.each([
    ['configuration variable', 'src/app/env.ts', 'variables', 'docs/reference/configuration.md'],
    ['command', 'src/app/commands.ts', 'commands', 'docs/reference/cli.md'],
  ])('describe each %s', async (_, path, list, page) => {
    const names = await namesIn(path, list);
    if (names === undefined) return;
    expect(names.length).toBeGreaterThan(0);
    expect(headings(read(page))).toEqual(names);
  });
});

describe('the guide to registries', () => {
  it('says of each where its list comes from, and how often', () => {
    const rows = read('docs/guides/registries.md')
      .split('\n')
      .filter(line => line.startsWith('| `'));
    for (const { id, maxAgeDays } of knownRegistries) {
      const row = rows.find(line => line.split('|')[1]?.includes(`\`${id}\``)) ?? '';
      expect(row, id).toMatch(new RegExp(`\\b${maxAgeDays}\\b.*days`));
    }
  });
});

describe('the links of the documents', () => {
  it('lead somewhere', () => {
    const top = readdirSync(root).filter(name => name.endsWith('.md'));
    const pages = [...listFiles(root, ['docs'], /\.md$/), ...top];
    expect(pages).toContain('README.md');
    expect(pages.flatMap(page => brokenLinks(page, read(page)))).toEqual([]);
  });

  it('are found broken when they are', () => {
    expect(brokenLinks('README.md', '[a](docs/nowhere.md) [b](LICENSE) [c](https://example.org)')).toHaveLength(1);
    expect(brokenLinks('README.md', '[a](ARCHITECTURE.md#no-such-heading)')).toHaveLength(1);
    expect(headings('## `a`\n\n```\n## `b`\n```\n')).toEqual(['a']);
  });
});
