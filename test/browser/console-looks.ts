// How each page of the console is looked at: light and dark, wide and narrow; no finding of axe, nothing wider than the
// window. The pictures are taken on the way.

import type { Page } from 'playwright-core';
import { findingsOfAxe } from './axe.ts';
import { keepScreen } from './screens.ts';
import type { Look, Stage } from './stage.ts';

const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };
const looks = [
  ['', { scheme: 'light', ...wide }],
  ['-dark', { scheme: 'dark', ...wide }],
  ['-narrow', { scheme: 'light', ...narrow }],
  ['-narrow-dark', { scheme: 'dark', ...narrow }],
] as const;

/** Two frames: a page has drawn itself anew after the first. */
const drawn = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`;

type What = {
  readonly path: string;
  readonly name: string;
  /** Waits until the page is as it should be looked at. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** Brings into sight what the pictures are of, in each look again. */
  readonly show?: (page: Page) => Promise<unknown>;
  readonly signedIn?: boolean;
  readonly before?: Look['before'];
};

/** Looks at a page in each of its looks, in one window; what is wrong, in words. `name` is that of its pictures. */
export async function findingsOn(stage: Stage, what: What): Promise<string[]> {
  const { path, name, ready, show, signedIn = true, before } = what;
  const found: string[] = [];
  const page = await stage.openConsole(path, { ...wide, signedIn, ...(before && { before }) });
  await ready(page);
  for (const [ending, { scheme, ...size }] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(drawn);
    await show?.(page);
    found.push(...(await findingsIn(page, scheme)).map(words => `${name}${ending}: ${words}`));
    await keepScreen(page, `console/${name}${ending}`);
  }
  await page.context().close();
  return [...found, ...stage.complaints()];
}

/** What is wrong with the page that is open. */
export async function findingsIn(page: Page, scheme: 'light' | 'dark' = 'light'): Promise<string[]> {
  const words = await findingsOfAxe(page, scheme);
  const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return excess > 0 ? [...words, `wider than the window by ${excess} px`] : words;
}
