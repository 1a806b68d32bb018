// The reference pages of the rules as a module of small parts, so that the law is one click away from every reason and
// needs no other server.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { drawMarkdown } from './draw-markdown.ts';

const list = 'virtual:rule-pages';
const one = 'virtual:rule-page/';
const folder = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'rules');

/** The plugin that answers to `virtual:rule-pages`. */
export function rulePages(): Plugin {
  return {
    name: 'rule-pages',
    resolveId: id => (id === list || id.startsWith(one) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${list}`) {
        const names = readdirSync(folder).map(name => name.replace(/\.md$/, ''));
        const entries = names.map(name => `${JSON.stringify(name)}: () => import(${JSON.stringify(one + name)})`);
        return `export const pages = { ${entries.join(', ')} };`;
      }
      if (!id.startsWith(`\0${one}`)) return undefined;
      const { title, html } = drawMarkdown(readFileSync(join(folder, `${id.slice(one.length + 1)}.md`), 'utf8'));
      return `export const title = ${JSON.stringify(title)};\nexport const html = ${JSON.stringify(html)};`;
    },
  };
}
