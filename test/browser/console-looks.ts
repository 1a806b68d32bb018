// How each page of the console is looked at: light and dark, wide and narrow; no finding of axe, nothing wider than the
// window. The pictures are taken on the way.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { keepScreen } from './screens.ts';
import type { Stage } from './stage.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
const looks = [
  ['', { scheme: 'light', ...wide }],
  ['-dark', { scheme: 'dark', ...wide }],
  ['-narrow', { scheme: 'light', ...narrow }],
  ['-narrow-dark', { scheme: 'dark', ...narrow }],
] as const;

type What = {
  readonly path: string;
  readonly name: string;
  readonly ready: (page: Page) => Promise<unknown>;
  readonly signedIn?: boolean;
};

/** Looks at a page in each of its looks; what is wrong, in words. `name` is that of its pictures. */
export async function findingsOn(stage: Stage, { path, name, ready, signedIn = true }: What): Promise<string[]> {
  const found: string[] = [];
  for (const [ending, look] of looks) {
    const page = await stage.openConsole(path, { ...look, signedIn });
    await ready(page);
    found.push(...(await findingsIn(page)).map(words => `${name}${ending}: ${words}`));
    await keepScreen(page, `console/${name}${ending}`);
    await stage.close();
  }
  return [...found, ...stage.complaints()];
}

/** What is wrong with the page that is open. */
export async function findingsIn(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  const words = violations.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 160)).join(' ; ')}`);
  const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return excess > 0 ? [...words, `wider than the window by ${excess} px`] : words;
}
