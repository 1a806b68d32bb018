// The list of people at a length that nobody draws whole: only what is near is there, everybody is met once, keys walk
// through it, and whoever comes back finds the place.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type BusinessId, idAt } from '../../src/kernel/kernel.ts';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

/** More than the pages that are kept hold, so that the window of pages moves. */
const people = 1_103;
const drawnMax = 60;
const path = '/people?sort=created';
const wording = { text: 'Yes, send me offers on WhatsApp.', language: 'en', version: '1' };

const stage = setStage({ prepare });

/** Three people who agreed to different things, and copies of them: rows of different heights. */
async function prepare(): Promise<void> {
  const { town } = stage;
  const record = async (phone: string, event: Readonly<Record<string, unknown>>) => {
    const body = { contact: { phone }, source: 'checkout page', act: 'tick', wording, ...event };
    const { status, body: told } = await town.call('POST', '/api/v1/consents', body);
    if (status !== 201) throw new Error(`not recorded: ${JSON.stringify(told)}`);
  };
  await record('+4366412345101', { purpose: 'offers', type: 'given' });
  for (const channel of ['whatsapp', 'email', 'sms']) {
    await record('+4366412345102', { purpose: 'offers', type: 'given', channel });
  }
  await record('+4366412345103', { purpose: 'offers', type: 'given' });
  await record('+4366412345103', { purpose: 'offers', type: 'withdrawn', act: 'spoken' });
  const [demo] = await town.db.query<{ business_id: BusinessId }>('all', {
    text: 'select business_id from contact limit 1',
    values: [],
  });
  if (demo === undefined) throw new Error('nobody is known');
  const ids = Array.from({ length: people - 3 }, (_, at) =>
    idAt(Date.parse('2026-01-01') + at * 60_000, Buffer.alloc(10, at % 251)),
  );
  await town.db.query(demo.business_id, {
    text: `with kinds as (select gate, row_number() over (order by id) as kind from contact where business_id = $1)
      insert into contact (business_id, id, gate, created_at)
      select $1, w.id, k.gate, '2026-03-09' from unnest($2::uuid[]) with ordinality as w(id, at)
        join kinds k on k.kind = w.at % 3 + 1`,
    values: [demo.business_id, ids],
  });
}

const rows = (page: Page) => page.getByRole('table').locator('[data-index]');
const ready = (page: Page) => page.getByText('1,103 people', { exact: true }).waitFor();

type Met = Record<string, string>;

/** Scrolls from row to row until one is in the window; who was met on the way, by the number of the row. */
async function walk(page: Page, to: number): Promise<{ met: Met; drawn: number; clashes: number }> {
  return await page.evaluate(`(async to => {
    const met = {};
    let drawn = 0, clashes = 0, still = 0;
    const look = () => {
      const all = [...document.querySelectorAll('tbody [data-index]')];
      drawn = Math.max(drawn, all.length);
      for (const row of all) {
        const id = row.querySelector('a').href.split('/').at(-1);
        const at = row.getAttribute('aria-rowindex');
        if (met[at] !== undefined && met[at] !== id) clashes += 1;
        met[at] = id;
      }
      return all.map(row => Number(row.dataset.index));
    };
    const later = ms => new Promise(done => setTimeout(done, ms));
    // What is to be seen is drawn soon after the scrolling, however busy the machine is.
    const isDrawn = () => {
      const drawn = [...document.querySelectorAll('tbody [data-index]')].map(row => row.getBoundingClientRect());
      const { top, bottom } = document.querySelector('tbody').getBoundingClientRect();
      return drawn.length > 0 && drawn[0].top <= Math.max(0, top) + 1
        && drawn.at(-1).bottom >= Math.min(innerHeight, bottom) - 1;
    };
    for (let step = 0; step < 2000 && still < 50; step += 1) {
      const seen = look();
      if (seen.includes(to)) return { met, drawn, clashes };
      const before = scrollY;
      scrollBy(0, Math.min(...seen) < to ? innerHeight * 0.8 : -innerHeight * 0.8);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      for (let tries = 0; tries < 100 && !isDrawn(); tries += 1) await later(20);
      still = scrollY === before ? still + 1 : 0;
      if (still > 0) await later(40);
    }
    look();
    return { met, drawn, clashes };
  })(${to})`);
}

/** The first row that is wholly in the window, and how far down it is. */
async function topRow(page: Page): Promise<{ at: number; id: string; top: number }> {
  return await page.evaluate(`(() => {
    const row = [...document.querySelectorAll('tbody [data-index]')].find(one => one.getBoundingClientRect().top >= 0);
    const id = row.querySelector('a').href.split('/').at(-1);
    return { at: Number(row.dataset.index), id, top: Math.round(row.getBoundingClientRect().top) };
  })()`);
}

const focusedRow = (page: Page) =>
  page.evaluate<string | undefined>(`document.activeElement.closest('[data-index]')?.dataset.index`);

/** The row that has the focus is in the window. */
const focusIsSeen = (page: Page) =>
  page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.activeElement.closest('tr').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`);

describe('a long list of people', () => {
  it('draws what is near, and everybody is met once, down and up again', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(`${people + 1}`);
    await page.getByText('offers from our bakery (E-mail): ').first().waitFor();
    const down = await walk(page, people - 1);
    expect(Object.keys(down.met).map(Number)).toEqual(Array.from({ length: people }, (_, at) => at + 2));
    expect(new Set(Object.values(down.met)).size).toBe(people);
    const up = await walk(page, 0);
    expect(up.met).toEqual(down.met);
    expect([down.clashes, up.clashes]).toEqual([0, 0]);
    expect(Math.max(down.drawn, up.drawn)).toBeLessThan(drawnMax);
  });

  it('does so on a phone, where a row is a card of its own height', async () => {
    const page = await stage.openConsole(path, { width: 360, height: 740 });
    await ready(page);
    const { met, drawn, clashes } = await walk(page, 240);
    expect(Object.keys(met).length).toBeGreaterThan(240);
    expect(new Set(Object.values(met)).size).toBe(Object.keys(met).length);
    expect(clashes).toBe(0);
    expect(drawn).toBeLessThan(drawnMax / 2);
  });

  it('leads to the top at once, from beyond the pages that are kept', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    const first = await topRow(page);
    expect(await page.getByRole('button', { name: 'To the top' }).count()).toBe(0);
    await walk(page, people - 1);
    let asked = 0;
    page.on('request', request => {
      asked += Number(request.url().endsWith('/contacts/search'));
    });
    await page.getByRole('button', { name: 'To the top' }).click();
    await until('the first person is there', async () => (await rows(page).first().getAttribute('data-index')) === '0');
    expect(await topRow(page)).toEqual(first);
    expect(await page.evaluate('document.activeElement.id')).toBe('title');
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('is as it was for whoever comes back, with the focus on the row that led away', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    await walk(page, 700);
    const before = await topRow(page);
    await rows(page)
      .and(page.locator(`[data-index="${before.at + 3}"]`))
      .getByRole('link')
      .click();
    await page.waitForURL('**/people/*');
    await page.getByRole('region', { name: 'What happened' }).or(page.getByText('This did not work')).first().waitFor();
    await page.goBack();
    await rows(page).first().waitFor();
    expect(await topRow(page)).toEqual(before);
    expect(await focusedRow(page)).toBe(`${before.at + 3}`);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await until('a new visit begins at the top', async () => (await page.evaluate('scrollY')) === 0);
    stage.complaints();
  });

  it('is walked through by keys, and keeps the focus on a row that is scrolled away', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    await rows(page).first().getByRole('link').focus();
    for (let at = 0; at < 30; at += 1) await page.keyboard.press('ArrowDown');
    expect([await focusedRow(page), await focusIsSeen(page)]).toEqual(['30', true]);
    await page.keyboard.press('ArrowUp');
    expect([await focusedRow(page), await focusIsSeen(page)]).toEqual(['29', true]);
    await page.keyboard.press('PageDown');
    const next = Number(await focusedRow(page));
    expect(next).toBeGreaterThan(35);
    expect(next).toBeLessThan(60);
    await page.keyboard.press('PageUp');
    const back = Number(await focusedRow(page));
    expect(back).toBeGreaterThan(20);
    expect(back).toBeLessThan(next - 5);
    expect(await focusIsSeen(page)).toBe(true);
    await walk(page, people - 1);
    expect(await focusedRow(page)).toBe(`${back}`);
    await page.keyboard.press('ArrowDown');
    await until('the row is seen', async () => (await focusedRow(page)) === `${back + 1}` && (await focusIsSeen(page)));
    await page.keyboard.press('End');
    await until(
      'the end of what is there',
      async () => Number(await focusedRow(page)) > 90 && (await focusIsSeen(page)),
    );
    await page.keyboard.press('Home');
    await until('the beginning', async () => (await focusedRow(page)) === '0' && (await focusIsSeen(page)));
    await page.keyboard.press('Shift+Tab');
    expect(await focusedRow(page)).toBeUndefined();
    await page.keyboard.press('Tab');
    expect(await focusedRow(page)).toBe('0');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('In the list: a screen down and up').waitFor();
    await page.keyboard.press('Escape');
    await rows(page).first().getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people/*');
    stage.complaints();
  });

  it('says what could not be read, and tries again', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    await page.route('**/contacts/search', route => route.fulfill({ status: 400, json: { title: 'Not now' } }));
    await walk(page, 99);
    const alert = page.getByRole('alert').filter({ hasText: 'This did not work' });
    await alert.waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.unroute('**/contacts/search');
    await page.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    await walk(page, 150);
    expect((await topRow(page)).at).toBeGreaterThan(100);
    stage.complaints();
  });

  it('says that it waits, and looks right far down in every look', async () => {
    const page = await stage.openConsole(path);
    await ready(page);
    let go = () => {};
    const held = new Promise<void>(done => {
      go = done;
    });
    await page.route('**/contacts/search', async route => {
      await held;
      await route.continue();
    });
    await walk(page, 99);
    await page.mouse.wheel(0, 20_000);
    await page.getByRole('status').getByText('Loading…').waitFor();
    go();
    await page.getByRole('status').getByText('Loading…').waitFor({ state: 'detached' });
    await page.unroute('**/contacts/search');
    const show = async (one: Page) => {
      await walk(one, 0);
      await walk(one, 120);
    };
    expect(await findingsOn(stage, { path, name: 'people-far', ready, show })).toEqual([]);
  });
});
