// Who is who in the console: people by what they are called, a name that staff give, two who are made one with a look at
// what becomes stricter, and the way back.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { type Stage, setStage } from './stage.ts';

type Person = { readonly id: string; readonly name: string | null };

let lena = '';
let other = '';
const stage = setStage({ prepare });

async function prepare({ town, sentence }: Stage): Promise<void> {
  await town.act('c1', { do: 'text', text: await sentence() });
  lena = await until('the name is known', async () => {
    const { body } = await town.call<Person>('POST', '/api/v1/contacts/find', { phone: '+4915112345678' });
    return body.name === 'Lena Sommer' && body.id;
  });
  const contact = { user_id: 'DE.4915550001112223' };
  const consent = { contact, purpose: 'offers', act: 'tick', source: 'checkout page' };
  await town.call('POST', '/api/v1/consents', { ...consent, type: 'given' });
  const { body } = await town.call<{ contact_id: string }>('POST', '/api/v1/consents', {
    ...consent,
    type: 'withdrawn',
  });
  other = body.contact_id;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const dialog = (page: Page) => page.getByRole('dialog');

/** Finds a person from the list of people, by whatever is known. */
async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Find by name or phone number' }).fill(words);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
}

describe('a name', () => {
  it('comes from WhatsApp, finds the person, and stands in no address', async () => {
    const page = await stage.openConsole('/people');
    await page.getByRole('link', { name: /^Lena Sommer/ }).waitFor();
    await find(page, 'sommer');
    await heading(page, 'Lena Sommer');
    expect(page.url()).not.toMatch(/sommer/i);
    await page.goBack();
    await find(page, 'Winter');
    await page.getByText('Nobody is known by this name or number').waitFor();
  });

  it('is given by staff, counts first, and is on record', async () => {
    const page = await stage.openConsole(`/people/${other}`);
    await page.getByRole('button', { name: 'Give a name' }).click();
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Lena S.');
    expect(await findingsIn(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Save the name' }).click();
    await heading(page, 'Lena S.');
    await page.getByRole('region', { name: 'What happened' }).getByText('Facts noted').waitFor();
    await page.goto(page.url().replace(/people.*/, 'people'));
    await find(page, 'lena');
    await page.getByText('2 people are called so').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });
});

describe('a label', () => {
  it('is put on a person, and narrows the list of people to the last one', async () => {
    await stage.town.call('POST', '/api/v1/labels', { name: 'regular', colour: 'teal' });
    const page = await stage.openConsole(`/people/${lena}`);
    const box = page.getByRole('region', { name: 'Labels' }).getByRole('checkbox', { name: 'regular' });
    await box.click();
    await until('the label is on', async () => await box.isChecked());
    await page.goto(page.url().replace(/people.*/, 'people'));
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('group', { name: 'Labels' }).getByRole('checkbox', { name: 'regular' }).check();
    await page.getByRole('button', { name: 'Show these people' }).click();
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByRole('table').getByText('regular').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });
});

describe('two people', () => {
  /** Opens the look at what would become of Lena and the other. */
  async function look(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Same person as somebody else' }).click();
    await dialog(page).getByRole('textbox', { name: 'Name or phone number of the other' }).fill('lena s');
    await dialog(page).getByRole('button', { name: 'Find' }).click();
    await dialog(page)
      .getByRole('radio', { name: /^Lena S\./ })
      .check();
    await dialog(page).getByText('1 consent ends.').waitFor();
  }

  it('are made one after a look at what becomes stricter, in every look', async () => {
    expect(await findingsOn(stage, { path: `/people/${lena}`, name: 'person-merge', ready: look })).toEqual([]);
    const page = await stage.openConsole(`/people/${lena}`, { locale: 'ar', width: 360, height: 740 });
    await page.getByRole('button', { name: 'هو نفسه شخص آخر' }).click();
    await dialog(page).getByRole('textbox').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('are one with the stricter side, and told apart again', async () => {
    const page = await stage.openConsole(`/people/${lena}`);
    await look(page);
    await dialog(page).getByRole('textbox', { name: 'Why' }).fill('She told us at the till.');
    await dialog(page).getByRole('button', { name: 'Make one person' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    const happened = page.getByRole('region', { name: 'What happened' });
    await happened.getByText('She told us at the till.').waitFor();
    await page.getByRole('table', { name: 'Consents' }).getByText('Withdrawn').waitFor();
    expect(await page.getByRole('table', { name: 'Consents' }).getByText('WhatsApp').count()).toBeGreaterThan(0);
    await happened.getByRole('button', { name: 'Undo' }).click();
    await dialog(page).getByText('This undoes a merge').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await dialog(page).getByRole('textbox', { name: 'Why' }).fill('It was her sister.');
    await dialog(page).getByRole('button', { name: 'Tell them apart' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await happened.getByText('One record became two people').waitFor();
    const { body } = await stage.town.call<Person>('GET', `/api/v1/contacts/${other}`);
    expect([body.id, body.name]).toEqual([other, 'Lena S.']);
  });

  it('are told apart by choosing what is the other’s, in every look', async () => {
    const ready = async (page: Page) => {
      await page.getByRole('button', { name: 'This is not one person' }).click();
      await dialog(page)
        .getByRole('checkbox', { name: /^WhatsApp user id/ })
        .check();
      await dialog(page).getByRole('columnheader', { name: 'Who goes' }).waitFor({ state: 'attached' });
    };
    expect(await findingsOn(stage, { path: `/people/${lena}`, name: 'person-split', ready })).toEqual([]);
  });
});
