// The first page of the console: what waits, how the numbers stand, the last 30 days in charts, and what a new business
// has to set up.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { offer, setStage } from './stage.ts';

const lena = '4915112345678';

const stage = setStage();

/** One refusal, one opt-in, one offer that goes out, one request that waits. */
async function live(): Promise<void> {
  await stage.send({ ...offer, to: lena });
  await stage.town.act('c1', { do: 'text', text: await stage.sentence() });
  await until('the offer goes out', async () => (await stage.send({ ...offer, to: lena })).status === 200);
  await stage.town.call('POST', '/api/v1/requests', { contact: { phone: `+${lena}` }, kind: 'access' });
}

const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const ready = async (page: Page) => await page.getByRole('img', { name: /^Messages out by class/ }).waitFor();

describe('the first page', () => {
  it('tells a new business what is left to set up, and stops once all is done', async () => {
    const page = await stage.openConsole('/');
    const steps = part(page, 'Set up your business').getByRole('listitem');
    await steps.filter({ hasText: 'Get a first decision' }).getByText('To do').waitFor();
    await steps.filter({ hasText: 'Connect a number' }).getByText('Done').waitFor();
    await part(page, 'What needs you now').getByText('Nothing waits for a person.').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await live();
    await page.reload();
    await ready(page);
    expect(await part(page, 'Set up your business').count()).toBe(0);
  });

  it('counts what waits, and each number opens its list', async () => {
    const page = await stage.openConsole('/');
    await part(page, 'What needs you now').getByRole('link', { name: '1 Requests' }).click();
    await page.getByRole('table').getByRole('link').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/needs/requests');
  });

  it('says how each number stands with Meta', async () => {
    const page = await stage.openConsole('/');
    const account = part(page, 'How the numbers stand with Meta');
    await account.getByText(/^\d approved$/).waitFor();
    expect(await account.textContent()).not.toMatch(/[A-Z]{5}/);
    await account.getByRole('row').nth(1).locator('time').waitFor();
  });

  it('draws figures whose numbers are in a table too, and open the decisions behind them', async () => {
    const page = await stage.openConsole('/');
    await ready(page);
    await page.getByRole('button', { name: /^Show as a table: Messages out by class/ }).click();
    await part(page, /^Messages out/)
      .getByRole('columnheader', { name: 'Marketing for own products' })
      .waitFor();
    const behind = part(page, /^Refusals by reason/).getByRole('link', { name: /No consent$/ });
    const count = Number.parseInt((await behind.textContent()) ?? '', 10);
    await behind.click();
    await page.getByRole('heading', { level: 1, name: 'Decisions' }).waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Refused' }).first().waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(count + 1);
    expect(new URL(page.url()).searchParams.get('code')).toBe('DENY_NO_CONSENT');
  });

  it('opens the messages and the consent events behind its numbers, in every look', async () => {
    const page = await stage.openConsole('/');
    await ready(page);
    await part(page, /^Messages out/)
      .getByRole('link', { name: /Marketing for own products$/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Lena Sommer' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('class')).toBe('marketing_own');
    await page.goBack();
    await part(page, /^Opt-ins by source/)
      .getByRole('link', { name: /poster in the shop$/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Consent events' }).waitFor();
    await page.getByRole('table').getByRole('link', { name: 'Lena Sommer' }).waitFor();
    expect(await page.getByRole('table').getByRole('row').count()).toBe(2);
    await page.getByRole('combobox', { name: 'What happened' }).selectOption('A no: withdrawn, revoked, objected');
    await page.getByText('Nothing fits').waitFor();
    const reads = async (opened: Page) => await opened.getByRole('table').getByText('Lena Sommer').first().waitFor();
    expect(await findingsOn(stage, { path: '/messages?direction=out', name: 'messages', ready: reads })).toEqual([]);
    expect(await findingsOn(stage, { path: '/consents?what=yes', name: 'consents', ready: reads })).toEqual([]);
  });

  it('looks right in every look, and from right to left', async () => {
    expect(await findingsOn(stage, { path: '/', name: 'home', ready })).toEqual([]);
    const page = await stage.openConsole('/', { locale: 'ar', width: 360 });
    await page.getByRole('img').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });
});
