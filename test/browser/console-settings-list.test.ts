// The list of the settings' parts is calm at every width: beside the part where there is room, else one line that scrolls;
// it never wraps, and what is open is always in sight.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn } from './console-looks.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const list = (page: Page) => page.getByRole('navigation', { name: 'Settings' });

type Laid = { readonly rows: number; readonly columns: number; readonly isOpenSeen: boolean };

/** How the links lie: on how many lines, in how many columns, and whether the open one is in sight. */
const laid = `(() => {
  const nav = document.querySelector('main nav');
  const boxes = [...nav.querySelectorAll('a')].map(one => one.getBoundingClientRect());
  const frame = nav.getBoundingClientRect();
  const open = nav.querySelector('[aria-current="page"]').getBoundingClientRect();
  const count = values => new Set(values.map(Math.round)).size;
  return {
    rows: count(boxes.map(box => box.top)),
    columns: count(boxes.map(box => box.left)),
    isOpenSeen: open.left >= frame.left - 1 && open.right <= frame.right + 1,
  };
})()`;

describe('the list of the settings', () => {
  it.each([360, 768, 1024, 1120, 1280, 1440, 1920])('never wraps at %i px', async width => {
    const page = await stage.openConsole('/settings/account', { width, height: 900 });
    await page.getByRole('region').first().waitFor();
    const { rows, columns, isOpenSeen } = await page.evaluate<Laid>(laid);
    const links = await list(page).getByRole('link').count();
    expect(links).toBe(13);
    expect([rows, columns]).toEqual(width > 1120 ? [links, 1] : [1, links]);
    expect(isOpenSeen).toBe(true);
    await page.setViewportSize({ width: 400, height: 900 });
    await until('the open part is in sight', async () => (await page.evaluate<Laid>(laid)).isOpenSeen);
    expect(await findingsIn(page)).toEqual([]);
  });

  it('stays where it is while a panel is open beside it', async () => {
    for (const width of [1280, 1440]) {
      const page = await stage.openConsole('/settings/senders', { width, height: 900 });
      await page.getByRole('link', { name: '+49 30 901820' }).waitFor();
      const before = await list(page).boundingBox();
      await page.getByRole('link', { name: '+49 30 901820' }).click();
      await page.getByRole('complementary').waitFor();
      expect(await list(page).boundingBox()).toEqual(before);
      expect(await findingsIn(page)).toEqual([]);
      await page.context().close();
    }
  });

  it('is walked by keys, from part to part', async () => {
    const page = await stage.openConsole('/settings/senders', { width: 360, height: 740 });
    await list(page).getByRole('link', { name: 'Numbers' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/purposes');
    expect(await list(page).locator('[aria-current="page"]').textContent()).toBe('Purposes');
  });
});
