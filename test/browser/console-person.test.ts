// A person's page in the console: all that happened in words, what was written for who may read it, and what staff do for a
// person who asked them.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { offer, sendUntilRefused, setStage } from './stage.ts';

const lena = '+4915112345678';
type Person = { readonly id: string; readonly restricted: boolean; readonly consents: readonly { status: string }[] };

const stage = setStage({ prepare });
let path = '';

async function prepare(): Promise<void> {
  const { town } = stage;
  await town.act('c1', { do: 'text', text: 'Do you bake without nuts?' });
  await sendUntilRefused(stage, { ...offer, to: lena });
  await town.act('c1', { do: 'text', text: await stage.sentence() });
  path = await until('the offer is sent', async () => {
    const { body } = await stage.send({ ...offer, to: lena });
    return body.messages !== undefined && `/people/${(await person()).id}`;
  });
}

async function person(): Promise<Person> {
  return (await stage.town.call<Person>('POST', '/api/v1/contacts/find', { phone: lena })).body;
}

/** Opens the person's page as somebody whose role opens nothing of these scopes. */
async function openWithout(...scopes: readonly string[]): Promise<Page> {
  const page = await stage.openConsole('/nowhere');
  await page.route('**/api/v1/session', async route => {
    const told = await (await route.fetch()).json();
    for (const one of told.businesses) one.scopes = one.scopes.filter((scope: string) => !scopes.includes(scope));
    await route.fulfill({ json: told });
  });
  await page.goto(page.url().replace('/nowhere', path));
  await page.getByRole('region', { name: 'What happened' }).getByText('Consent given').waitFor();
  return page;
}

const happened = (page: Page) => page.getByRole('region', { name: 'What happened' });
const written = (page: Page) => page.getByRole('region', { name: 'Messages' });

describe('what happened with a person', () => {
  it('is told in words with its evidence, and a refusal leads to the decision that says why', async () => {
    const page = await stage.openConsole(path);
    await happened(page).getByText('Consent given').waitFor();
    await happened(page).getByText('Message from the person').first().waitFor();
    await happened(page)
      .getByText(/^E\d: /)
      .first()
      .waitFor();
    await happened(page).getByText('by sending the sign-up sentence').first().waitFor();
    const refusal = happened(page).getByRole('listitem').filter({ hasText: 'A message was looked at' }).last();
    await refusal.getByText('No consent').waitFor();
    await refusal.getByRole('link', { name: 'Why' }).click();
    await page.getByText('The message may not be sent').waitFor();
  });

  it('comes by the page, and names what the role does not open', async () => {
    const page = await stage.openConsole(path);
    await page.route('**/timeline?*', async route => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '2');
      const told = await (await route.fetch({ url: url.href })).json();
      await route.fulfill({ json: { ...told, left_out: ['requests', 'doubts'] } });
    });
    await page.reload();
    await page.getByText('because your role does not open it: requests, possible stops').waitFor();
    expect(await happened(page).getByRole('time').count()).toBe(2);
    await happened(page).getByRole('button', { name: 'Show more' }).click();
    await until('two more are there', async () => (await happened(page).getByRole('time').count()) === 4);
  });
});

describe('what was written', () => {
  it('is shown with what became of it, and with what Meta said when it failed', async () => {
    const page = await stage.openConsole(path);
    await written(page).getByText('Do you bake without nuts?').waitFor();
    await written(page).getByText('spring_offer').first().waitFor();
    await written(page).getByRole('link', { name: 'Why' }).first().waitFor();
    await page.route(/contacts\/[^/]+\/messages/, async route => {
      const told = await (await route.fetch()).json();
      const failed = { status: 'failed', error: { code: 131049, words: 'Meta held it back' }, content: null };
      await route.fulfill({ json: { items: told.items.map((one: object) => ({ ...one, ...failed })), next: null } });
    });
    await page.reload();
    await written(page).getByText('Did not arrive').first().waitFor();
    await written(page).getByText('Meta said 131049: Meta held it back').first().waitFor();
    await written(page).getByText('cannot be read by anybody any more').first().waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('is not asked for where the role does not open it', async () => {
    const page = await openWithout('messages:content');
    expect(await page.getByText('Do you bake without nuts?').count()).toBe(0);
    expect(await written(page).count()).toBe(0);
  });

  it('looks right in every look, and from right to left on a phone', async () => {
    const ready = (page: Page) => happened(page).getByText('Consent given').waitFor();
    const show = (page: Page) => written(page).getByText('Do you bake without nuts?').scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path, name: 'person-messages', ready, show })).toEqual([]);
    const page = await stage.openConsole(path, { locale: 'ar', width: 360, height: 740 });
    await page.getByText('رسالة من الشخص').first().waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('has below it what could be tapped and what could be chosen, as the person saw it', async () => {
    const reply = (title: string) => ({ type: 'reply', reply: { id: title, title } });
    const sections = [{ title: 'With fruit', rows: [{ id: 'plum', title: 'Plum cake', description: 'from August' }] }];
    const questions = [
      { type: 'button', body: { text: 'When do you come?' }, action: { buttons: ['Today', 'Tomorrow'].map(reply) } },
      { type: 'list', body: { text: 'Which cake is it?' }, action: { button: 'Our cakes', sections } },
    ];
    for (const interactive of questions) {
      const { body } = await stage.send({ to: lena, type: 'interactive', interactive });
      expect(body.messages).toHaveLength(1);
    }
    const page = await stage.openConsole(path);
    const message = (text: string) => written(page).getByRole('listitem').filter({ hasText: text }).first();
    const shown = message('When do you come?').getByRole('list', { name: 'Buttons under the message' });
    await shown.waitFor();
    expect(await shown.getByRole('listitem').allTextContents()).toEqual(['Today', 'Tomorrow']);
    const choices = message('Which cake is it?').getByRole('region', { name: 'Choices in the list “Our cakes”' });
    expect(await choices.getByRole('listitem').allTextContents()).toEqual(['Plum cakefrom August']);
    const ready = (one: Page) => written(one).getByText('Which cake is it?').waitFor();
    const show = (one: Page) => written(one).getByText('When do you come?').scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path, name: 'person-tappable', ready, show })).toEqual([]);
  });
});

describe('what staff do for a person who asked them', () => {
  /** Opens the dialog of an act, fills in how it was asked, and presses the button that says the act. */
  async function act(page: Page, asked: { begin: string; says: RegExp; press: string }): Promise<void> {
    await page.getByRole('button', { name: asked.begin }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'How the person asked' }).selectOption('By letter');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('She wrote to us and signed.');
    await dialog.getByText(asked.says).waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await dialog.getByRole('button', { name: asked.press }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('is a dialog that states the consequence, in every look', async () => {
    const ready = async (page: Page) => {
      await page.getByRole('button', { name: 'Withdraw consent' }).click();
      await page.getByText('1 consent ends.').waitFor();
    };
    const show = (page: Page) =>
      page.getByRole('dialog').getByRole('button', { name: 'Withdraw everything' }).scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path, name: 'person-withdrawal', ready, show })).toEqual([]);
  });

  it('is a restriction that holds until it is lifted', async () => {
    const page = await stage.openConsole(path);
    await act(page, { begin: 'Restrict processing', says: /kept but not used/, press: 'Restrict processing' });
    await page.getByText('The restriction is recorded and holds.').waitFor();
    await page.getByText('Processing is restricted (Art. 18 GDPR)').waitFor();
    expect((await person()).restricted).toBe(true);
    await act(page, { begin: 'Lift the restriction', says: /Tell the person first/, press: 'Lift the restriction' });
    await page.getByText('The restriction is lifted.').waitFor();
    expect((await person()).restricted).toBe(false);
  });

  it('is a withdrawal of one purpose or of everything, asked on an earlier day', async () => {
    const page = await stage.openConsole(path);
    await page.getByRole('button', { name: 'Withdraw consent' }).click();
    await page.getByRole('combobox', { name: 'What is withdrawn' }).selectOption({ index: 1 });
    await page.getByText('1 consent ends. The consent to this purpose').waitFor();
    await page.getByRole('textbox', { name: 'On which day' }).fill('2026-03-09');
    await page.getByRole('dialog').getByRole('combobox', { name: 'How the person asked' }).selectOption('In person');
    await page.getByRole('textbox', { name: 'Note' }).fill('At the till, after the nuts.');
    await page.getByRole('button', { name: 'Withdraw this purpose' }).click();
    await page.getByText('The withdrawal is recorded and holds.').waitFor();
    await happened(page).getByText('staff: in_person').waitFor();
    await act(page, { begin: 'Withdraw consent', says: /on every channel/, press: 'Withdraw everything' });
    await page.getByText('The withdrawal is recorded and holds.').waitFor();
    expect(new Set((await person()).consents.map(one => one.status))).toEqual(new Set(['withdrawn']));
  });

  it('is not offered where the role may not', async () => {
    const page = await openWithout('consents:write');
    expect(await page.getByRole('button', { name: 'Withdraw consent' }).count()).toBe(0);
    expect(await page.getByRole('region', { name: 'When the person asked you' }).count()).toBe(0);
  });
});
