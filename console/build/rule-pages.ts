// The reference pages of the rules as a module of small parts, so that the law is one click away from every reason and
// needs no other server.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { drawMarkdown } from './draw-markdown.ts';

const list = 'virtual:rule-pages';
const index = 'virtual:rule-index';
const one = 'virtual:rule-page/';
const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'rules');

/** The plugin that answers to `virtual:rule-pages` and `virtual:rule-index`. */
export function rulePages(): Plugin {
  return {
    name: 'rule-pages',
    resolveId: id => (id === list || id === index || id.startsWith(one) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${list}`) {
        const entries = ruleNames().map(name => `${JSON.stringify(name)}: () => import(${JSON.stringify(one + name)})`);
        return `export const pages = { ${entries.join(', ')} };`;
      }
      if (id === `\0${index}`) return `export const rules = ${JSON.stringify(ruleNames().map(indexed))};`;
      if (!id.startsWith(`\0${one}`)) return undefined;
      const { title, html } = drawMarkdown(readFileSync(join(folder, `${id.slice(one.length + 1)}.md`), 'utf8'));
      return `export const title = ${JSON.stringify(title)};\nexport const html = ${JSON.stringify(html)};`;
    },
  };
}

function ruleNames(): string[] {
  return readdirSync(folder).map(name => name.replace(/\.md$/, ''));
}

/** A rule's title and the first sentence of its page, without Markdown. */
function indexed(id: string): { id: string; title: string; does: string } {
  const text = readFileSync(join(folder, `${id}.md`), 'utf8');
  const [, title = id, rest = ''] = /^# (.+)$([\s\S]*)/m.exec(text) ?? [];
  const first = rest.trim().split('\n\n')[0]?.replaceAll('\n', ' ') ?? '';
  const does = /^.*?[.:](?=\s|$)/.exec(first)?.[0] ?? first;
  return { id, title, does: does.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll('`', '') };
}
