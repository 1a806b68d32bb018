// The settings in a real browser: what is there is listed, what is added appears, what ends is looked at once more first.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const stage = setStage({ env: { ASSENT_ALLOW_PRIVATE_WEBHOOKS: 'yes' } });

const reads = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor();

describe('the settings', () => {
  it('list the numbers, and read their templates from Meta', async () => {
    const ready = reads('Sends');
    expect(await findingsOn(stage, { path: '/settings/senders', name: 'settings-numbers', ready })).toEqual([]);
    const page = await stage.openConsole('/settings/senders');
    await page.getByRole('link', { name: '+49 30 901820' }).click();
    await page.getByRole('button', { name: 'Read the templates from Meta' }).click();
    await page.getByText(/\d+ templates? read/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Add a number' }).click();
    await page.getByRole('textbox', { name: 'Phone number id' }).waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('take a new purpose, in the words of a person', async () => {
    const page = await stage.openConsole('/settings/purposes');
    await page.getByRole('link', { name: 'Add a purpose' }).click();
    await page.getByRole('textbox', { name: 'What a person reads' }).fill('news from our bakery');
    await page.getByRole('textbox', { name: 'Short name' }).fill('news');
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('complementary').getByRole('button', { name: 'Add a purpose' }).click();
    await page.getByRole('cell', { name: 'news from our bakery' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/settings/purposes');
    const ready = reads('news from our bakery');
    expect(await findingsOn(stage, { path: '/settings/purposes', name: 'settings-purposes', ready })).toEqual([]);
  });

  it('say in the reader’s language what is wrong with a field, under its label', async () => {
    const page = await stage.openConsole('/settings/purposes/new', { locale: 'de' });
    await page.getByRole('textbox', { name: 'Was die Person liest' }).fill('Neues aus der Backstube');
    await page.getByRole('textbox', { name: 'Kurzname' }).fill('Nicht so');
    await page.getByRole('complementary').getByRole('button', { name: 'Zweck hinzufügen' }).click();
    const refusal = page.getByRole('alert').getByRole('listitem');
    await refusal.getByText('Kurzname: hat nicht die nötige Form').waitFor();
    expect(await refusal.locator('[lang="en"]').count()).toBe(0);
    expect(await findingsIn(page)).toEqual([]);
    expect(stage.complaints()).toEqual([expect.stringContaining('a status of 400')]);
  });

  it('show a new key once, and revoke it after a last look', async () => {
    const page = await stage.openConsole('/settings/keys/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('shop');
    await page.getByRole('checkbox', { name: 'messages:send' }).check();
    await page.getByRole('complementary').getByRole('button', { name: 'Make a key' }).click();
    await page.getByText('It is shown this once and never again').waitFor();
    expect(await page.getByText(/^assent_/).textContent()).toMatch(/^assent_\S{20,}$/);
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('row', { name: /^shop/ }).getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByText('is refused from this moment on').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('row', { name: /^shop/ }).getByText('Revoked').waitFor();
    const ready = reads('Revoked');
    expect(await findingsOn(stage, { path: '/settings/keys', name: 'settings-keys', ready })).toEqual([]);
  });

  it('pass webhooks on to an address, whose secret is shown once', async () => {
    const page = await stage.openConsole('/settings/webhooks');
    await page.getByRole('link', { name: 'Pass webhooks on' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/hook');
    await page.getByRole('complementary').getByRole('button', { name: 'Pass webhooks on' }).click();
    await page.getByText('it signs every delivery').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('cell', { name: 'http://127.0.0.1:9/hook' }).waitFor();
  });

  it('show the law of each place and the registries as they are', async () => {
    const rules = reads('Law by place');
    expect(await findingsOn(stage, { path: '/settings/rules', name: 'settings-rules', ready: rules })).toEqual([]);
    const lists = reads('Never imported');
    expect(
      await findingsOn(stage, { path: '/settings/registries', name: 'settings-registries', ready: lists }),
    ).toEqual([]);
  });

  it('keep brands with the reason, on record', async () => {
    const ready = reads('Your own brands and products');
    expect(await findingsOn(stage, { path: '/settings/profile', name: 'settings-profile', ready })).toEqual([]);
    const page = await stage.openConsole('/settings/profile');
    await page.getByRole('textbox', { name: 'Your own brands' }).fill('Morgenrot\nAbendbrot');
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('We have a second shop.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved, and on record').waitFor();
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('cell', { name: 'We have a second shop.' }).waitFor();
  });
});
