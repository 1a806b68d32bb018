// The list of decisions in the console: found, filtered by the URL, alive, and looked at in its four looks.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { offer, setStage } from './stage.ts';

const lena = '4915112345678';

const stage = setStage();

async function ask(): Promise<{ id: string; contact_id: string }> {
  const body = { to: `+${lena}`, template: { name: 'spring_offer', language: 'en' } };
  return (await stage.town.call<{ id: string; contact_id: string }>('POST', '/api/v1/decisions', body)).body;
}

const rows = (page: Page) => page.getByRole('table').getByRole('row');
const reads = (words: string) => async (page: Page) => await page.locator('table').getByText(words).first().waitFor();

describe('the list of decisions', () => {
  it('teaches where nothing was decided yet', async () => {
    const page = await stage.openConsole('/decisions');
    await page.getByText('No decision yet').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('follows what is decided, stands still while it is paused, and shows nothing twice', async () => {
    const page = await stage.openConsole('/decisions');
    await page.getByText('No decision yet').waitFor();
    await ask();
    await rows(page).getByText('Refused').waitFor();
    await page.getByRole('switch', { name: 'Follow live' }).click({ force: true });
    await stage.send({ ...offer, to: lena });
    const other = await stage.openConsole('/decisions');
    await rows(other).getByText('To send').waitFor();
    expect(await rows(page).count()).toBe(2);
    await page.getByRole('switch', { name: 'Follow live' }).click({ force: true });
    await rows(page).getByText('To send').waitFor();
    for (const _ of [1, 2]) await page.waitForResponse('**/decisions/search');
    expect(await rows(page).count()).toBe(3);
  });

  it('is narrowed by filters that the URL keeps', async () => {
    const page = await stage.openConsole('/decisions');
    await rows(page).nth(2).waitFor();
    await page.getByRole('combobox', { name: 'What for' }).selectOption('Only asked');
    await page.getByRole('combobox', { name: 'Reason' }).selectOption('No consent');
    await page.waitForURL(/code=DENY_NO_CONSENT.*kind=asked|kind=asked.*code=DENY_NO_CONSENT/);
    await page.reload();
    await rows(page).getByText('Only asked').waitFor();
    expect(await rows(page).count()).toBe(2);
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Allowed');
    await page.getByText('No decision fits').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await rows(page).nth(2).waitFor();
  });

  it.each(['/decisions', '/messages', '/consents'])(
    '%s takes times in the zone of the business, wherever the reader is',
    async path => {
      const page = await stage.openConsole(path, { zone: 'America/New_York' });
      await page.getByText('“From” and “Before” are in the zone Europe/Berlin.').waitFor();
      const before = page.getByLabel('Before', { exact: true });
      await before.fill('2026-03-10T09:00');
      const isAsked = (to: string) => page.waitForRequest(asked => asked.postDataJSON()?.to === to);
      await Promise.all([isAsked('2026-03-10T08:00:00.000Z'), before.blur()]);
      await Promise.all([isAsked('2026-03-10T08:00:00.000Z'), page.reload()]);
      expect(await before.inputValue()).toBe('2026-03-10T09:00');
      await before.fill('');
      await before.blur();
      await page.waitForURL(address => !address.searchParams.has('to'));
    },
  );

  it('leads to the decision by its row, and to the person by the link', async () => {
    await ask();
    const page = await stage.openConsole('/decisions?kind=asked');
    await rows(page).getByRole('link', { name: 'Refused' }).first().click();
    await page.getByText('The message may not be sent').waitFor();
    await page.goBack();
    await rows(page).getByRole('link', { name: 'Open the person’s page' }).first().click();
    await page.getByText('Numbers and ids').or(page.getByText('What happened')).first().waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/console\/people\//);
  });

  it('finds a decision by its number, and says what is no number', async () => {
    const { id } = await ask();
    const page = await stage.openConsole('/decisions');
    const field = page.getByRole('textbox', { name: 'Find by the number of a decision' });
    await field.fill('1234');
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByText('This is not the number of a decision').waitFor();
    await field.fill(` ${id.toUpperCase()} `);
    await page.getByRole('button', { name: 'Open it' }).click();
    await page.getByText('The message may not be sent').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/console/decisions/${id}`);
  });

  it('looks right in every look, and from right to left', async () => {
    for (const _ of [1, 2]) await ask();
    expect(await findingsOn(stage, { path: '/decisions', name: 'decisions', ready: reads('Only asked') })).toEqual([]);
    const page = await stage.openConsole('/decisions', { locale: 'ar', width: 360 });
    await page.locator('tbody tr').nth(1).waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });
});
