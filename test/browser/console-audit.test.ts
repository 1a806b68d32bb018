// The audit trail in a real browser: what was done stands there, is narrowed by the URL, and is taken along as CSV.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const stage = setStage({ prepare });

async function prepare(): Promise<void> {
  const page = await stage.openConsole('/settings/purposes/new');
  await page.getByRole('textbox', { name: 'What a person reads' }).fill('news from our bakery');
  await page.getByRole('textbox', { name: 'Short name' }).fill('news');
  await page.getByRole('complementary').getByRole('button', { name: 'Add a purpose' }).click();
  await page.getByRole('cell', { name: 'news from our bakery' }).waitFor();
}

describe('the audit trail', () => {
  it('says who did what and when, in light and dark, wide and narrow', async () => {
    const ready = (page: Page) => page.getByRole('row', { name: /Demo.*Add or change a purpose/ }).waitFor();
    expect(await findingsOn(stage, { path: '/audit?action=putPurpose', name: 'audit', ready })).toEqual([]);
  });

  it('says what it was about, with the way to its page', async () => {
    await stage.town.act('c1', { do: 'text', text: 'Do you bake without nuts?' });
    const inbox = await stage.openConsole('/inbox');
    await inbox.getByRole('link', { name: 'Lena Sommer' }).click();
    await inbox.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    const page = await stage.openConsole('/audit');
    await page.getByRole('row', { name: /Add or change a purpose Purpose news/ }).waitFor();
    await page.getByRole('link', { name: 'Purpose news' }).waitFor();
    await page
      .getByRole('row', { name: /Open a conversation Conversation …/ })
      .first()
      .waitFor();
    const person = page.getByRole('link', { name: /^Person …[0-9a-f]{6}$/ }).first();
    await person.click();
    await page.waitForURL(/\/console\/people\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: 'Lena Sommer' }).waitFor();
  });

  it('is narrowed by person, action and day, in the URL', async () => {
    const page = await stage.openConsole('/audit');
    await page.getByRole('row', { name: /Add or change a purpose/ }).waitFor();
    await page.getByRole('combobox', { name: 'Who' }).selectOption({ label: 'Demo' });
    await page.getByRole('combobox', { name: 'Action' }).selectOption('Add or change a purpose');
    await page.getByText('Days begin and end in the zone Europe/Berlin.').waitFor();
    await page.getByRole('textbox', { name: 'From (day)' }).fill('2026-03-10');
    await page.getByRole('textbox', { name: 'To (day)' }).fill('2026-03-10');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/action=putPurpose/);
    await page.getByRole('row', { name: /Add or change a purpose/ }).waitFor();
    await page.getByRole('textbox', { name: 'To (day)' }).fill('2026-03-09');
    await page.getByRole('textbox', { name: 'From (day)' }).fill('2026-03-08');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('Nothing is on record').waitFor();
  });

  it('is taken along as CSV', async () => {
    const page = await stage.openConsole('/audit?action=putPurpose');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit.csv');
    expect(await readFile(await download.path(), 'utf8')).toMatch(
      /^at,user,user_name,[^\n]+\r\n[^\n]+,Demo,,putPurpose,/,
    );
  });
});
