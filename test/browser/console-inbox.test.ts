// The inbox as an agent works in it all day, with the emulator as the other side: what may not be said is explained while it
// is typed and made possible by the person, what comes is shown at once and after a cut, and every act has a way back.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { keepScreen } from './screens.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const coupon = 'Here is your coupon: 20 % off all our cakes until Saturday, only for regulars!';

type Shown = {
  readonly wamid: string;
  readonly by: string;
  readonly content: {
    readonly text?: { readonly body: string };
    readonly interactive?: { readonly body: { readonly text: string } };
  };
};

/** What a customer's phone shows of the business. */
async function onPhone(customer: string): Promise<Shown[]> {
  const shown = await stage.town.control<Shown[]>('GET', `customers/${customer}/messages`);
  return shown.filter(one => one.by === 'business');
}

const arrives = async (customer: string, text: string) =>
  await until(`“${text}” arrives`, async () =>
    (await onPhone(customer)).find(one => one.content.text?.body.startsWith(text)),
  );

const row = (page: Page, name: string) => page.getByRole('link', { name });
const draft = (page: Page) => page.getByRole('textbox', { name: 'Write a reply' });
const thread = (page: Page) => page.getByRole('log');
const card = (page: Page) => page.getByRole('complementary', { name: 'About the person' });

/** Opens the inbox with a conversation. */
async function openWith(name: string): Promise<Page> {
  const page = await stage.openConsole('/inbox');
  await row(page, name).click();
  await draft(page).waitFor();
  return page;
}

/** A picture to send: the phone page of the emulator. */
async function drawing(): Promise<string> {
  const page = await stage.open('/', { width: 320, height: 160 });
  const picture = await page.screenshot();
  await page.context().close();
  return picture.toString('base64');
}

describe('an empty inbox', () => {
  it('says what fills it, and looks right in every look', async () => {
    const ready = async (page: Page) => await page.getByText('Nobody has written yet').waitFor();
    expect(await findingsOn(stage, { path: '/inbox', name: 'inbox-empty', ready })).toEqual([]);
  });
});

describe('the inbox', () => {
  it('asks for what it shows first before it is drawn, and asks once', async () => {
    const asked: string[] = [];
    let wasDrawn = false;
    const before = async (page: Page) => {
      page.on('request', one => asked.push(new URL(one.url()).pathname));
      await page.route('**/conversations/search', async route => {
        wasDrawn = (await page.getByRole('navigation').count()) > 0;
        await route.continue();
      });
    };
    const page = await stage.openConsole('/inbox?view=mine', { before });
    await until('the events are followed', async () => asked.includes('/api/v1/events'));
    await page.getByRole('link', { name: 'Mine' }).waitFor();
    expect(wasDrawn).toBe(false);
    const first = ['/api/v1/conversations/search', '/api/v1/labels', '/api/v1/team', '/api/v1/pause'];
    expect(first.map(path => asked.filter(one => one === path).length)).toEqual([1, 1, 1, 1]);
  });

  it('shows who writes at once, unread and waiting, until it is looked at', async () => {
    const page = await stage.openConsole('/inbox');
    await page.getByText('Nobody has written yet').waitFor();
    await stage.town.act('c1', { do: 'text', text: 'Do you bake without nuts?' });
    await row(page, 'Lena Sommer').getByText('1 unread message').waitFor({ state: 'attached' });
    await row(page, 'Lena Sommer').getByText('Waits').waitFor();
    await stage.town.act('c1', { do: 'text', text: 'And do you have something for regulars?' });
    await row(page, 'Lena Sommer').getByText('2 unread messages').waitFor({ state: 'attached' });
    expect(await page.title()).toBe('(1) Inbox · Assent');
    await row(page, 'Lena Sommer').click();
    await thread(page).getByText('something for regulars').waitFor();
    await thread(page).getByText('New', { exact: true }).waitFor();
    await row(page, 'Lena Sommer').getByText('unread').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toMatch(/^\/console\/inbox\/[0-9a-f-]{36}$/);
    await page.reload();
    await thread(page).getByText('Do you bake without nuts?').waitFor();
  });

  it('an agent sees why a coupon may not be sent, asks for consent, the customer says yes, the coupon goes', async () => {
    const page = await openWith('Lena Sommer');
    await draft(page).fill(coupon);
    await page.getByText('May not go').waitFor();
    await page.getByText('These words make it advertising:').waitFor();
    expect(await page.locator('div:has(> textarea) mark').count()).toBeGreaterThan(0);
    const rule = page.getByRole('link', { name: /^The rule / }).first();
    expect(await rule.getAttribute('href')).toMatch(/\/console\/rules\/[a-z-]+$/);
    const send = page.getByRole('button', { name: 'Send', exact: true });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await draft(page).press('Enter');
    await page
      .getByRole('group', { name: 'What is possible' })
      .getByRole('button', { name: 'Ask for consent' })
      .click();
    await page.getByRole('dialog').getByText('It is asked once.').waitFor();
    const language = page.getByRole('combobox', { name: 'Language of the question' });
    expect(await language.inputValue()).toBe('de');
    expect(await language.locator('option').count()).toBe(8);
    await language.selectOption({ label: 'French' });
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the question' }).click();
    const question = await until('the question arrives', async () =>
      (await onPhone('c1')).find(one => one.content.interactive !== undefined),
    );
    expect(question.content.interactive?.body.text).toContain('peut-il vous écrire sur WhatsApp');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.town.act('c1', { do: 'tap', wamid: question.wamid, button: 0 });
    await card(page).getByText('Given').waitFor();
    await page.getByText('May go', { exact: true }).waitFor();
    expect((await onPhone('c1')).some(one => one.content.text?.body.startsWith(coupon))).toBe(false);
    await draft(page).press('Enter');
    await arrives('c1', coupon);
    await thread(page).getByText(coupon).waitFor();
    expect(await draft(page).inputValue()).toBe('');
  });

  it('a person’s word that it is no advertising needs a reason, and goes on record', async () => {
    await stage.town.act('c2', { do: 'text', text: 'What did I pay for the cake last week?' });
    const page = await openWith('Sam Rivers');
    const text = 'Your last order had the coupon CAKE20, so 20 % off all our cakes until Saturday!';
    await draft(page).fill(text);
    await page.getByText('May not go').waitFor();
    await page.getByRole('button', { name: 'It is no advertising' }).click();
    const act = page.getByRole('button', { name: 'Say so and send' });
    expect(await act.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Why it is no advertising' }).fill('She asked what she paid.');
    expect(await findingsIn(page)).toEqual([]);
    await act.click();
    await arrives('c2', text);
    const { body } = await stage.town.call<{ items: { by: string; reason: string }[] }>('GET', '/api/v1/overrides');
    expect(body.items[0]).toMatchObject({ reason: 'She asked what she paid.' });
  });

  it('a template that has to wait goes at the time that the rule names, and can be taken back', async () => {
    // It is five in the morning where he is, and he had ticked the box at the checkout.
    const wording = { text: 'Yes, tell me about my order on WhatsApp.', language: 'en', version: '1' };
    const consent = { contact: { phone: '+12025550143' }, purpose: 'orders', type: 'given', act: 'tick', wording };
    await stage.town.call('POST', '/api/v1/consents', { ...consent, source: 'checkout page' });
    const page = await openWith('Sam Rivers');
    await page.getByRole('button', { name: 'Template', exact: true }).click();
    await page.getByRole('combobox', { name: 'Template' }).selectOption('order_update en');
    await page.getByRole('textbox', { name: 'Text: value 1' }).fill('4711');
    await page.getByText('May go later').waitFor();
    await page.getByRole('button', { name: /^Send at \d\d:\d\d$/ }).click();
    const waiting = thread(page).getByRole('article').filter({ hasText: 'Your order 4711 is ready.' });
    await waiting.getByText(/^Goes /).waitFor();
    await waiting.getByRole('button', { name: 'Take back' }).click();
    await waiting.getByText('Cancelled before sending').waitFor();
  });

  it('says when the stream is cut, keeps what is shown, and shows what came meanwhile', async () => {
    const page = await openWith('Lena Sommer');
    await thread(page).getByText('Do you bake without nuts?').waitFor();
    await page.context().setOffline(true);
    await page.getByText('Live updates are interrupted.').waitFor();
    await thread(page).getByText('Do you bake without nuts?').waitFor();
    await stage.town.act('c1', { do: 'text', text: 'Are you there?' });
    await page.context().setOffline(false);
    await thread(page).getByText('Are you there?').waitFor();
    await page.getByText('Live updates are interrupted.').waitFor({ state: 'detached' });
    stage.complaints();
  });

  it('finds people by name and by number, and no address holds either', async () => {
    const page = await stage.openConsole('/inbox');
    await row(page, 'Sam Rivers').waitFor();
    await page.keyboard.press('/');
    const search = page.getByRole('textbox', { name: 'Find by name or number' });
    await search.fill('lena');
    await search.press('Enter');
    await row(page, 'Sam Rivers').waitFor({ state: 'detached' });
    await row(page, 'Lena Sommer').waitFor();
    await search.fill('+1 202 555 0143');
    await search.press('Enter');
    await row(page, 'Sam Rivers').waitFor();
    await search.fill('+49 30 000000');
    await search.press('Enter');
    await page.getByText('No conversation found').waitFor();
    expect(page.url()).not.toMatch(/lena|202/i);
  });

  it('is worked without a mouse, and what was done can be undone', async () => {
    const page = await stage.openConsole('/inbox');
    await row(page, 'Lena Sommer').waitFor();
    await page.keyboard.press('j');
    await draft(page).waitFor();
    const open = async () => await page.locator('[aria-current="page"][data-row]').getAttribute('data-row');
    const first = await open();
    await page.keyboard.press('j');
    await until('the next is open', async () => (await open()) !== first);
    await page.keyboard.press('k');
    await until('the first is open', async () => (await open()) === first);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Write a note for your colleagues' }).fill('Comes every Friday.');
    await page.keyboard.press('Enter');
    await thread(page).getByText('Comes every Friday.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.getByRole('status').getByText('Assigned to: You').waitFor();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Assigned to: Nobody' }).waitFor();
    await page.keyboard.press('e');
    await page.getByText('The conversation is closed.').waitFor();
    await until('another is open', async () => (await open()) !== first);
    await page.keyboard.press('z');
    await until('the first is open', async () => (await open()) === first);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Close, or open again').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });

  it('a picture comes and goes, with words beside it', async () => {
    await stage.town.act('c1', {
      do: 'media',
      kind: 'image',
      base64: await drawing(),
      mimeType: 'image/png',
      caption: 'Is this a rhubarb cake?',
    });
    const page = await openWith('Lena Sommer');
    await thread(page).getByRole('img', { name: 'Picture' }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach a file' }).click();
    const buffer = Buffer.from(await drawing(), 'base64');
    await (await chooser).setFiles({ name: 'cake.png', mimeType: 'image/png', buffer });
    await page.getByText('cake.png').waitFor();
    await draft(page).fill('Yes, from this morning.');
    await page.getByText('May go', { exact: true }).waitFor();
    await draft(page).press('Enter');
    await thread(page).getByText('Yes, from this morning.').waitFor();
  });
});

describe('how the inbox looks', () => {
  it('right in every look, on a phone too', async () => {
    const page = await openWith('Lena Sommer');
    const path = new URL(page.url()).pathname.replace('/console', '');
    const listed = async (one: Page) => await row(one, 'Lena Sommer').waitFor();
    expect(await findingsOn(stage, { path: '/inbox', name: 'inbox-list', ready: listed })).toEqual([]);
    const ready = async (one: Page) => await thread(one).getByText(coupon).waitFor();
    expect(await findingsOn(stage, { path, name: 'inbox', ready })).toEqual([]);
    const cardReady = async (one: Page) => await card(one).getByText('Given').waitFor();
    expect(await findingsOn(stage, { path: `${path}?card=true`, name: 'inbox-card', ready: cardReady })).toEqual([]);
  });

  it('a draft that is refused', async () => {
    await stage.town.control('POST', 'customers', { name: 'Mia Lang', phone: '+4915112300777' });
    await stage.town.act('4915112300777', { do: 'text', text: 'Do you have anything for regulars?' });
    const page = await openWith('Mia Lang');
    const path = new URL(page.url()).pathname.replace('/console', '');
    const ready = async (one: Page) => {
      await draft(one).fill(coupon);
      await one.getByText('May not go').waitFor();
    };
    expect(await findingsOn(stage, { path, name: 'inbox-refused', ready })).toEqual([]);
    const template = async (one: Page) => {
      await one.getByRole('button', { name: 'Template', exact: true }).click();
      await one.getByRole('combobox', { name: 'Template' }).selectOption('order_update en');
      await one.getByRole('textbox', { name: 'Text: value 1' }).fill('4711');
      await one.getByText('Your order 4711 is ready.').waitFor();
      await one.getByRole('dialog').getByText('May').first().waitFor();
    };
    expect(await findingsOn(stage, { path, name: 'inbox-template', ready: template })).toEqual([]);
  });

  it('in Arabic from right to left', async () => {
    const page = await openWith('Lena Sommer');
    const path = new URL(page.url()).pathname.replace('/console', '');
    const arabic = await stage.openConsole(path, { locale: 'ar', width: 1440, height: 900 });
    await thread(arabic).getByText(coupon).waitFor();
    expect(await findingsIn(arabic)).toEqual([]);
    await keepScreen(arabic, 'console/inbox-arabic');
  });
});
