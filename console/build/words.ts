// The messages of a language as one module, `virtual:words/<language>`: ICU messages are parsed here, at build, so that the
// browser loads no parser.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const prefix = 'virtual:words/';
const folder = join(import.meta.dirname, '..', 'words');

/** The plugin that answers to `virtual:words/<language>`. */
export function words(): Plugin {
  return {
    name: 'words',
    resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const language = id.slice(prefix.length + 1);
      for (const path of catalogueFiles(language)) this.addWatchFile(path);
      const compiled = Object.entries(catalogue(language)).map(([key, text]) => [key, compileMessage(text)] as const);
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))});`;
    },
  };
}

/** Every message of a language by its key, as written. */
export function catalogue(language: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...catalogueFiles(language).map(path => JSON.parse(readFileSync(path, 'utf8'))));
}

function catalogueFiles(language: string): string[] {
  return readdirSync(join(folder, language)).map(name => join(folder, language, name));
}
