// People in the console: listed by what they agreed to, kept filters, and what the list says when there is nothing to show.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const lena = '+4915112345678';
const wording = { text: 'Yes, send me offers on WhatsApp.', language: 'en', version: '1' };

const stage = setStage({ prepare });

async function prepare(): Promise<void> {
  await stage.town.act('c1', { do: 'text', text: await stage.sentence() });
  await until('the consent is there', async () => {
    const { body } = await stage.town.call<{ consents: unknown[] }>('POST', '/api/v1/contacts/find', { phone: lena });
    return (body.consents ?? []).length > 0;
  });
  await record('+4366412345601', { type: 'given', act: 'tick', wording });
  await record('+4366412345602', { type: 'given', act: 'tick', wording });
  await record('+4366412345602', { type: 'withdrawn', act: 'spoken' });
}

/** A consent event of somebody, to offers. */
async function record(phone: string, event: Readonly<Record<string, unknown>>): Promise<void> {
  const body = { contact: { phone }, purpose: 'offers', source: 'checkout page', ...event };
  const { status, body: told } = await stage.town.call('POST', '/api/v1/consents', body);
  if (status !== 201) throw new Error(`not recorded: ${JSON.stringify(told)}`);
}

const count = (words: string) => async (page: Page) => await page.getByText(words, { exact: true }).waitFor();

/** Answers the search as a server would in trouble; the browser's own complaint about it is no finding. */
async function searchAnswers(page: Page, status: number): Promise<void> {
  await page.route('**/contacts/search', route => route.fulfill({ status, json: { title: 'Not now' } }));
  await page.goto(page.url().replace(/people.*/, 'people?sort=created'));
}

describe('the list of people', () => {
  it('counts everybody, and looks right in every look', async () => {
    expect(await findingsOn(stage, { path: '/people', name: 'people', ready: count('3 people') })).toEqual([]);
    const path = '/people?purpose=offers&status=given,renewed&blocked=none';
    expect(await findingsOn(stage, { path, name: 'people-filtered', ready: count('2 people') })).toEqual([]);
  });

  it('is narrowed by filters that stand in the address, and a row leads to the person', async () => {
    const page = await stage.openConsole('/people');
    await count('3 people')(page);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Consent to' }).selectOption('offers');
    await page.getByRole('group', { name: 'State of the consent' }).getByText('Withdrawn').click();
    await page.getByRole('textbox', { name: 'Countries, such as DE, AT' }).fill('at');
    await page.getByRole('button', { name: 'Show these people' }).click();
    await count('1 person')(page);
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ purpose: 'offers', status: 'withdrawn', country: 'AT' });
    await page.reload();
    await page.getByRole('link', { name: 'Number ending in 602' }).click();
    await page.getByRole('heading', { level: 1, name: '+4366412345602' }).waitFor();
  });

  it('keeps filters under a name for everybody, opens them again, and forgets them', async () => {
    const page = await stage.openConsole('/people?country=AT&active=2026-03-01');
    await count('2 people')(page);
    await page.getByRole('button', { name: 'Save these filters' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Austria');
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Save these filters' }).click();
    await page.getByRole('link', { name: 'Show everybody' }).click();
    await count('3 people')(page);
    await page.getByRole('link', { name: 'Austria', exact: true }).click();
    await count('2 people')(page);
    expect(new URL(page.url()).search).toBe('?country=AT&active=2026-03-01');
    await page.getByRole('button', { name: 'Forget: Austria' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget these filters' }).click();
    await page.getByRole('link', { name: 'Austria', exact: true }).waitFor({ state: 'detached' });
  });

  it('reads in Arabic from right to left, on a phone too', async () => {
    const page = await stage.openConsole('/people?purpose=offers', { locale: 'ar', width: 360, height: 740 });
    await page.getByText('شخصان').waitFor();
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    expect(await findingsIn(page)).toEqual([]);
  });

  it('says when nobody fits, when the role does not open it, and when it failed', async () => {
    const page = await stage.openConsole('/people?country=FR');
    await page.getByText('These filters fit nobody').waitFor();
    await searchAnswers(page, 403);
    await page.getByText('Your role does not open this').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.unroute('**/contacts/search');
    await searchAnswers(page, 400);
    await page.getByText('This did not work').waitFor();
    await page.unroute('**/contacts/search');
    await page.getByRole('button', { name: 'Try again' }).click();
    await count('3 people')(page);
    stage.complaints();
  });
});
