// The pictures in docs/screens: taken from the real pages, written only when asked (ASSENT_SCREENS=write) and only
// where they changed, so that a run of the tests leaves the tree as it was.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screens');

/** Where a picture lies. */
export function screenPath(name: string): string {
  return join(folder, `${name}.png`);
}

/** A picture of what the window shows goes to `docs/screens/<name>.png`, if it was asked for and is another. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env['ASSENT_SCREENS'] !== 'write') return;
  const taken = await steadyPicture(page);
  const before = await readFile(screenPath(name)).catch(() => null);
  if (before === null || (await differ(page, before, taken))) await writeFile(screenPath(name), taken);
}

/** Whether a reader would see another picture: edges of letters and curves are not drawn twice alike to the bit. */
async function differ(page: Page, one: Buffer, other: Buffer): Promise<boolean> {
  const blank = await page.context().newPage();
  const urls = [one, other].map(picture => `data:image/png;base64,${picture.toString('base64')}`);
  const share = await blank.evaluate<number>(`(${differentPixels})(${JSON.stringify(urls)})`);
  await blank.close();
  return share > 0.00002;
}

// The share of pixels of which a colour differs by more than a tenth; 1 for pictures of different sizes.
const differentPixels = `async urls => {
  const [one, other] = await Promise.all(urls.map(async url => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    if ([0, 1, 2].some(colour => Math.abs(one.data[at + colour] - other.data[at + colour]) > 25)) different += 1;
  }
  return different / (one.data.length / 4);
}`;

/** A picture between two looks that both found the page steady: it may draw itself again at any moment. */
async function steadyPicture(page: Page): Promise<Buffer> {
  for (;;) {
    await page.evaluate(steady);
    const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if ((await page.evaluate(steady)) === 0) return taken;
  }
}

// What differs from run to run is set to one of its possible values: ports, user ids, codes, minutes.
const steady = `(() => {
  let changed = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const rules = [
    [/127\\.0\\.0\\.1:\\d+/g, '127.0.0.1:3000'],
    [/\\b([A-Z]{2}\\.(?:ENT\\.)?)\\d{11,}/g, '$11234567890123456789'],
    [/\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b/g, '019cd6f9-8079-7d5d-93f5-1d12fbaeefc0'],
    [/\\b10:0\\d:\\d\\d\\b/g, '10:00:00'],
    [/…[\\w-]{4}$/g, '…k3y0'],
    [/(Code: )[\\w-]{22}/g, '$1pZ0vQy3mT6kXr1sW8eBd4A'],
    [/^10:0\\d$/g, '10:00'],
    [/^2[34] h \\d+ min$/g, '23 h 59 min'],
  ];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = rules.reduce((text, [from, to]) => text.replace(from, to), node.data);
    if (text === node.data) continue;
    node.data = text;
    changed += 1;
  }
  return changed;
})()`;
