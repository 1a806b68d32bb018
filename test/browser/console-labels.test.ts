// Labels in the settings: made, renamed, recoloured, and removed after a look at how many people lose them; the inbox's menu
// of labels leads there.

import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

type Id = { readonly id: string };

const stage = setStage({
  prepare: async ({ town }) => {
    await town.act('c1', { do: 'text', text: 'Do you bake without nuts?' });
    await town.act('c2', { do: 'text', text: 'When do you open?' });
  },
});

/** Puts a label on the first people whom the business knows. */
async function giveTo(count: number, label: string): Promise<void> {
  const { body } = await stage.town.call<{ items: Id[] }>('POST', '/api/v1/contacts/search', { filters: {} });
  expect(body.items.length).toBeGreaterThanOrEqual(count);
  for (const { id } of body.items.slice(0, count)) {
    await stage.town.call('PUT', `/api/v1/contacts/${id}/labels`, { labels: [label] });
  }
}

describe('labels in the settings', () => {
  it('are made, and lead to the people who have them', async () => {
    const page = await stage.openConsole('/settings/labels');
    await page.getByText('No label yet').waitFor();
    await page.getByRole('link', { name: 'Make a label' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Regulars');
    await page.getByRole('radio', { name: 'Green' }).check();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('complementary').getByRole('button', { name: 'Make a label' }).click();
    await page.getByRole('row', { name: 'Regulars 0' }).waitFor();
    const { body } = await stage.town.call<{ items: Id[] }>('GET', '/api/v1/labels');
    expect(body.items).toMatchObject([{ name: 'Regulars', colour: 'green', contacts: 0 }]);
    await giveTo(1, body.items[0]?.id ?? '');
    const ready = (one: typeof page) => one.getByRole('row', { name: 'Regulars 1' }).waitFor();
    expect(await findingsOn(stage, { path: '/settings/labels', name: 'settings-labels', ready })).toEqual([]);
    const again = await stage.openConsole('/settings/labels');
    await again.getByRole('link', { name: '1', exact: true }).click();
    await again.getByText('1 person').waitFor();
  });

  it('take another name and colour, and say when the name is taken', async () => {
    await stage.town.call('POST', '/api/v1/labels', { name: 'Suppliers', colour: 'blue' });
    const page = await stage.openConsole('/settings/labels');
    await page.getByRole('link', { name: 'Suppliers' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('textbox', { name: 'Name' }).fill('regulars');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('there is a label with this name already').waitFor();
    await panel.getByRole('textbox', { name: 'Name' }).fill('Mills');
    await panel.getByRole('radio', { name: 'Orange' }).check();
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Saved. It shows everywhere at once.').waitFor();
    await page.getByRole('row', { name: 'Mills 0' }).waitFor();
    const ready = (one: typeof page) => one.getByRole('complementary', { name: 'Mills' }).waitFor();
    const path = new URL(page.url()).pathname.replace('/console', '');
    stage.complaints();
    expect(await findingsOn(stage, { path, name: 'settings-label', ready })).toEqual([]);
    const { body } = await stage.town.call<{ items: Id[] }>('GET', '/api/v1/labels');
    expect(body.items).toContainEqual(expect.objectContaining({ name: 'Mills', colour: 'orange' }));
  });

  it('go after a look at how many people lose them, counted at that moment', async () => {
    const page = await stage.openConsole('/settings/labels');
    await page.getByRole('link', { name: 'Regulars' }).click();
    const { body } = await stage.town.call<{ items: (Id & { name: string })[] }>('GET', '/api/v1/labels');
    await giveTo(2, body.items.find(one => one.name === 'Regulars')?.id ?? '');
    await page.getByRole('button', { name: 'Remove the label' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove “Regulars”?' });
    await dialog.getByText('2 people lose it.').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove the label' }).click();
    await dialog.getByRole('button', { name: 'Remove the label' }).click();
    await page.getByRole('cell', { name: 'Regulars' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/console/settings/labels');
    await page.getByRole('cell', { name: 'Mills' }).waitFor();
  });

  it('are one click away from the inbox', async () => {
    const page = await stage.openConsole('/inbox');
    await page.getByRole('link', { name: 'Lena Sommer' }).click();
    await page.getByRole('button', { name: 'Labels' }).click();
    await page.getByRole('link', { name: 'Manage labels' }).click();
    await page.getByRole('cell', { name: 'Mills' }).waitFor();
  });
});
