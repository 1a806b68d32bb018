// All reference pages that the program writes, whole or in part: path and text. Writing them and comparing them with
// what is on disk both begin here.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packsPage } from './packs-page.ts';
import { codesMissing, reasonsPage } from './reasons-page.ts';
import { rulePage } from './rule-page.ts';
import { rulesPage } from './rules-page.ts';
import { everythingTold } from './told.ts';

/** The folder of the reference pages. */
export const referenceFolder = fileURLToPath(new URL('../docs/reference/', import.meta.url));

/** Every page that is written, by its path in that folder. */
export function writtenPages(): ReadonlyMap<string, string> {
  return new Map([
    ...everythingTold.map(told => [`rules/${told.entry.id}.md`, rulePage(told)] as const),
    ['rules.md', rulesPage(onDisk('rules.md'))],
    ['reasons.md', reasonsPage(onDisk('reasons.md'))],
    ['packs.md', packsPage()],
  ]);
}

/** Codes that docs/reference/reasons.md does not explain yet. */
export function codesWithoutWords(): string[] {
  return codesMissing(onDisk('reasons.md'));
}

function onDisk(name: string): string {
  return readFileSync(`${referenceFolder}${name}`, 'utf8');
}
