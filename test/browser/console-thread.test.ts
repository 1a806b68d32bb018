// What a thread of the inbox shows and how it is reached: what could be tapped and what a tap answers, the list by arrow
// keys, and a thread of thousands of messages.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { type BusinessId, idAt } from '../../src/kernel/kernel.ts';
import { agrees } from '../journeys/bakery.ts';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { keepScreen } from './screens.ts';
import { offer, setStage } from './stage.ts';

const stage = setStage();
const pastMs = Date.parse('2026-03-05T09:00:00Z');

const row = (page: Page, name: string) => page.getByRole('link', { name });
const thread = (page: Page) => page.getByRole('log');

const buttons = ['Today', 'Tomorrow'].map(title => ({ type: 'reply', reply: { id: title, title } }));
const sections = [
  { title: 'With fruit', rows: [{ id: 'rhubarb', title: 'Rhubarb cake', description: 'until June' }] },
  { title: 'Without', rows: [{ id: 'poppy', title: 'Poppy seed cake' }] },
];
const questions = [
  { type: 'button', body: { text: 'When do you come?' }, action: { buttons } },
  { type: 'list', body: { text: 'Which cake is it?' }, action: { button: 'Our cakes', sections } },
];

/** What the bot sends to Lena, as soon as the gate lets it: her own message may be on its way. */
async function botSends(message: Readonly<Record<string, unknown>>): Promise<string> {
  return await until('the bot may send', async () => {
    const sent = await stage.send({ to: '+4915112345678', ...message });
    return sent.body.messages?.[0]?.id;
  });
}

/** Lena asks, the bot sends a question with buttons and one with a list, and she taps in both. */
async function asksAndTaps(): Promise<void> {
  await stage.town.act('c1', { do: 'text', text: 'I would like to order a cake.' });
  for (const [at, tapped] of [
    [0, 'Tomorrow'],
    [1, 'rhubarb'],
  ] as const) {
    const wamid = await botSends({ type: 'interactive', interactive: questions[at] });
    await stage.town.act('c1', { do: 'tap', wamid, button: tapped });
  }
}

describe('what could be tapped', () => {
  it('is drawn as on the phone, without being a button here, and a tap names what it answers', async () => {
    await asksAndTaps();
    const page = await stage.openConsole('/inbox');
    await row(page, 'Lena Sommer').click();
    const when = thread(page).getByRole('article').filter({ hasText: 'When do you come?' }).first();
    const shown = when.getByRole('list', { name: 'Buttons under the message' });
    await shown.waitFor();
    expect(await shown.getByRole('listitem').allTextContents()).toEqual(['Today', 'Tomorrow']);
    expect(await thread(page).getByRole('button', { name: 'Tomorrow' }).count()).toBe(0);
    const choices = thread(page).getByRole('region', { name: 'Choices in the list “Our cakes”' });
    expect(await choices.getByRole('listitem').allTextContents()).toEqual([
      'Rhubarb cakeuntil June',
      'Poppy seed cake',
    ]);
    for (const [chosen, question] of [
      ['Tomorrow', 'When do you come?'],
      ['Rhubarb cake', 'Which cake is it?'],
    ] as const) {
      const tap = thread(page).getByRole('article', { name: 'Message from the person' }).filter({ hasText: chosen });
      const quote = tap.getByRole('blockquote');
      expect(await quote.textContent()).toBe(`In answer to our message${question}`);
    }
  });

  it('of a template too, and looks right in every look', async () => {
    await agrees(stage.town, { phone: '+4915112345678' }, 'offers');
    const wamid = await botSends(offer);
    await stage.town.act('c1', { do: 'tap', wamid, button: 'Stop promotions' });
    const page = await stage.openConsole('/inbox');
    await row(page, 'Lena Sommer').click();
    const tap = thread(page).getByRole('article').filter({ hasText: 'In answer to our messageSpring is here' });
    await tap.getByText('Stop promotions').waitFor();
    const sent = thread(page).getByRole('article', { name: 'Message to the person' }).filter({ hasText: 'Spring is' });
    const shown = sent.getByRole('list', { name: 'Buttons under the message' });
    expect(await shown.getByRole('listitem').allTextContents()).toEqual(['Stop promotions']);
    const path = new URL(page.url()).pathname.replace('/console', '');
    const ready = async (one: Page) =>
      await thread(one).getByText('Which cake is it?').first().scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path, name: 'inbox-tappable', ready })).toEqual([]);
  });
});

describe('the list by keys', () => {
  it('arrows, Home and End lead through it, Enter opens, and the open one is heard', async () => {
    for (const [who, text] of [
      ['c2', 'Is Sunday fine?'],
      ['c3', 'Do you deliver?'],
    ] as const) {
      await stage.town.act(who, { do: 'text', text });
    }
    const page = await stage.openConsole('/inbox');
    for (const name of ['Lena Sommer', 'Sam Rivers', 'Bruna Costa']) await row(page, name).waitFor();
    const order = await page.locator('[data-row]').evaluateAll(rows => rows.map(one => one.getAttribute('data-row')));
    const focused = async () => await page.evaluate<string | null>('document.activeElement.dataset.row ?? null');
    expect(await page.locator('[data-row][tabindex="0"]').count()).toBe(1);
    await page.locator('[data-row][tabindex="0"]').focus();
    expect(await focused()).toBe(order[0]);
    for (const [key, at] of [
      ['ArrowDown', 1],
      ['ArrowUp', 0],
      ['End', order.length - 1],
      ['ArrowDown', order.length - 1],
      ['Home', 0],
      ['ArrowDown', 1],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused(), key).toBe(order[at]);
    }
    expect(new URL(page.url()).pathname).toBe('/console/inbox');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/inbox/${order[1]}`);
    const name = await page.locator(`[data-row="${order[1]}"] > :first-child`).textContent();
    await page.getByRole('status').getByText(`Open now: ${name}`).waitFor({ state: 'attached' });
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await help.getByText('In the list: down and up').waitFor();
    await help.getByText('In the list: open it').waitFor();
    expect(await findingsIn(page)).toEqual([]);
  });
});

const idsIn = (page: Page) =>
  page.locator('[data-entry]').evaluateAll(all => all.map(one => one.getAttribute('data-entry') ?? ''));

/** A customer with a past of so many messages: rows as they lie there years later, when nobody can open them any more. */
async function pastOf(phone: string, count: number): Promise<string[]> {
  const { body } = await stage.town.call<{ items: { contact_id: string; sender_id: string }[] }>(
    'POST',
    '/api/v1/conversations/search',
    { number: phone },
  );
  const [found] = body.items;
  const ids = Array.from({ length: count }, (_, at) => idAt(pastMs + at * 60_000, Buffer.alloc(10, at % 251)));
  const demo = await stage.town.db.query<{ business_id: BusinessId }>('all', {
    text: 'select business_id from contact where id = $1',
    values: [found?.contact_id],
  });
  const business = demo[0]?.business_id;
  if (business === undefined) throw new Error('the customer is not known');
  await stage.town.db.query(business, {
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, ended_at)
      select $1, id, $3, $4, 'in', 'received', 'reply', 'text', now() from unnest($2::uuid[]) as past(id)`,
    values: [business, ids, found?.contact_id, found?.sender_id],
  });
  return ids;
}

/** A line is 20 px and more: what moves less leads nobody astray. */
const jumpMax = 8;

/** Scrolls, and waits until the window of messages has moved; by how much what was read before is elsewhere now. */
async function scrollOn(page: Page, to: 'up' | 'down'): Promise<number> {
  return await page.evaluate<number>(`(async to => {
    const log = document.querySelector('[role="log"]');
    const entries = () => [...log.querySelectorAll('[data-entry]')];
    const top = one => one.lastElementChild.getBoundingClientRect().top;
    const edge = () => entries().at(to === 'up' ? 0 : -1).dataset.entry;
    const before = edge();
    log.scrollTop = to === 'up' ? 0 : log.scrollHeight;
    const read = entries().find(one => one.getBoundingClientRect().bottom > log.getBoundingClientRect().top);
    const at = top(read);
    for (let frame = 0; edge() === before && frame < 600; frame += 1) await new Promise(requestAnimationFrame);
    const moved = () => {
      const now = log.querySelector('[data-entry="' + read.dataset.entry + '"]');
      return now === null ? Infinity : Math.abs(top(now) - at);
    };
    // On a busy machine it takes more than one frame until all is drawn that came.
    for (let frame = 0; frame < 10; frame += 1) {
      await new Promise(requestAnimationFrame);
      if (moved() < 2) break;
    }
    return moved();
  })('${to}')`);
}

describe('a thread of thousands of messages', () => {
  const phone = '4915112300778';
  const entriesMax = 200;
  let past: string[];

  const openIt = async () => {
    const page = await stage.openConsole('/inbox');
    await row(page, 'Toni Lang').click();
    await thread(page).getByText('And now?').waitFor();
    return page;
  };

  it('is read upwards and down again without a gap or a jump, and never with more than a window of it', async () => {
    await stage.town.control('POST', 'customers', { name: 'Toni Lang', phone: `+${phone}` });
    await stage.town.act(phone, { do: 'text', text: 'And now?' });
    const page = await stage.openConsole('/inbox');
    await row(page, 'Toni Lang').waitFor();
    past = await pastOf(`+${phone}`, 5_000);
    const opened = await openIt();
    await thread(opened).focus();
    const met = new Set(await idsIn(opened));
    for (let pages = 0; pages < 10; pages += 1) {
      expect(await scrollOn(opened, 'up'), `page ${pages}`).toBeLessThan(jumpMax);
      const shown = await idsIn(opened);
      expect(shown.length).toBeLessThanOrEqual(entriesMax);
      for (const id of shown) met.add(id);
    }
    const newest = past.slice(-500);
    expect(newest.filter(id => !met.has(id))).toEqual([]);
    const isWhole = async () =>
      (await idsIn(opened)).length === 0 || (await thread(opened).getByText('And now?').count()) > 0;
    const metAgain = new Set(await idsIn(opened));
    while (!(await isWhole())) {
      expect(await scrollOn(opened, 'down')).toBeLessThan(jumpMax);
      const shown = await idsIn(opened);
      expect(shown.length).toBeLessThanOrEqual(entriesMax);
      for (const id of shown) metAgain.add(id);
    }
    expect(newest.filter(id => !metAgain.has(id))).toEqual([]);
    expect(await opened.evaluate('document.activeElement?.getAttribute("role")')).toBe('log');
    for (let pages = 0; pages < 5; pages += 1) await scrollOn(opened, 'up');
    expect(await thread(opened).getByText('And now?').count()).toBe(0);
    await opened.getByRole('link', { name: 'Inbox' }).first().click();
    await row(opened, 'Toni Lang').click();
    await thread(opened).getByText('And now?').waitFor();
  });

  it('keeps what is read in its place when something comes, and leads to it when asked', async () => {
    const page = await openIt();
    for (let pages = 0; pages < 6; pages += 1) await scrollOn(page, 'up');
    const seen = await idsIn(page);
    const at = async () =>
      await page.locator(`[data-entry="${seen[60]}"]`).evaluate(one => one.getBoundingClientRect().top);
    const before = await at();
    await thread(page).page().getByRole('button', { name: 'To the end' }).waitFor();
    await stage.town.act(phone, { do: 'text', text: 'Are you still there?' });
    const toNew = page.getByRole('button', { name: 'New messages' });
    await toNew.waitFor();
    expect(await at()).toBe(before);
    expect(await idsIn(page)).toEqual(seen);
    expect(await findingsIn(page)).toEqual([]);
    await toNew.click();
    await thread(page).getByText('Are you still there?').waitFor();
    await toNew.waitFor({ state: 'detached' });
    expect((await idsIn(page)).length).toBeLessThanOrEqual(entriesMax);
    for (let pages = 0; pages < 5; pages += 1) await scrollOn(page, 'up');
    await page.getByRole('textbox', { name: 'Write a reply' }).fill('Yes, we are.');
    await page.getByText('May go', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await until('one’s own words are in sight', async () => await thread(page).getByText('Yes, we are.').isVisible());
    await stage.town.act(phone, { do: 'text', text: 'Hello?' });
    await until('the end stays in sight', async () => await thread(page).getByText('Hello?').isVisible());
    const path = new URL(page.url()).pathname.replace('/console', '');
    const ready = async (one: Page) => await thread(one).getByText('Hello?').waitFor();
    const show = async (one: Page) => {
      await thread(one).evaluate(log => log.scrollBy(0, -900));
      await one.getByRole('button', { name: 'To the end' }).waitFor();
    };
    expect(await findingsOn(stage, { path, name: 'inbox-long', ready, show })).toEqual([]);
  });
});

/** A template of Meta's about orders, in use. */
async function useTemplate(name: string, components: readonly unknown[]): Promise<void> {
  const templates = `/v25.0/${demoSender.wabaId}/message_templates`;
  const made = { name, language: 'en', category: 'UTILITY', components };
  expect((await stage.town.call('POST', templates, made)).status).toBe(200);
  const mapping = { name, purpose: 'orders' };
  expect((await stage.town.call('PUT', '/api/v1/templates/purpose', mapping)).status).toBe(204);
  await until('the template is approved', async () => {
    const known = await stage.town.call<{ items: { name: string; status: string }[] }>(
      'GET',
      '/api/v1/templates?limit=200',
    );
    return known.body.items.some(one => one.name === name && one.status === 'APPROVED');
  });
}

/** Looks at what is open, in each look. */
async function lookAtAll(page: Page, name: string): Promise<void> {
  for (const [ending, scheme, width] of [
    ['', 'light', 1440],
    ['-narrow-dark', 'dark', 360],
    ['-narrow', 'light', 360],
    ['-dark', 'dark', 1440],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    expect(await findingsIn(page, scheme)).toEqual([]);
    await keepScreen(page, `console/${name}${ending}`);
  }
}

describe('a template whose header is a picture', () => {
  const phone = '4915112300779';

  it('asks for the file, shows it as on the phone, and goes with it', async () => {
    await useTemplate('cake_ready', [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW'] } },
      { type: 'BODY', text: 'Your cake {{1}} is ready.', example: { body_text: [['4711']] } },
    ]);
    await stage.town.control('POST', 'customers', { name: 'Nele Brot', phone: `+${phone}` });
    await stage.town.act(phone, { do: 'text', text: 'Is my cake ready?' });
    await agrees(stage.town, { phone: `+${phone}` }, 'orders');
    const page = await stage.openConsole('/inbox', { width: 1440, height: 900 });
    await row(page, 'Nele Brot').click();
    await page.getByRole('button', { name: 'Template', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Template' }).selectOption('cake_ready en');
    await dialog.getByText('The picture of the header is missing.').waitFor();
    await dialog.getByRole('textbox', { name: 'Text: value 1' }).fill('4711');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose the picture of the header' }).click();
    const emulator = await stage.open('/', { width: 320, height: 160 });
    const buffer = await emulator.screenshot();
    await (await chooser).setFiles({ name: 'cake.png', mimeType: 'image/png', buffer });
    await dialog.getByRole('figure').getByRole('img', { name: 'cake.png' }).waitFor();
    await dialog.getByText('Your cake 4711 is ready.').waitFor();
    const send = dialog.locator('button:not([aria-disabled="true"])', { hasText: /^Send$/ });
    await send.waitFor();
    await lookAtAll(page, 'inbox-template-file');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    const sent = thread(page).getByRole('article').filter({ hasText: 'Your cake 4711 is ready.' });
    await sent.getByRole('img', { name: 'Picture' }).waitFor();
    type OnPhone = {
      by: string;
      content: { template?: { components?: { parameters: { image?: { id: string } }[] }[] } };
    };
    const onPhone = await until('it is on the phone', async () => {
      const shown = await stage.town.control<OnPhone[]>('GET', `customers/${phone}/messages`);
      return shown.find(one => one.content.template !== undefined);
    });
    expect(onPhone.content.template?.components?.[0]?.parameters[0]?.image?.id).toMatch(/^\d+$/);
  });
});

describe('a template whose header is a place', () => {
  const phone = '4915112300780';

  it('asks for the place in clear words, shows it as on the phone, and goes with it', async () => {
    await useTemplate('cake_there', [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'Your cake {{1}} waits here.', example: { body_text: [['4711']] } },
    ]);
    await stage.town.control('POST', 'customers', { name: 'Ole Rand', phone: `+${phone}` });
    await stage.town.act(phone, { do: 'text', text: 'Where is my cake?' });
    await agrees(stage.town, { phone: `+${phone}` }, 'orders');
    const page = await stage.openConsole('/inbox', { width: 1440, height: 900 });
    await row(page, 'Ole Rand').click();
    await page.getByRole('button', { name: 'Template', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Template' }).selectOption('cake_there en');
    const field = (name: string) => dialog.getByRole('textbox', { name });
    const send = dialog.locator('button:not([aria-disabled="true"])', { hasText: /^Send$/ });
    await field('Text: value 1').fill('4711');
    await dialog.getByText('The place of the header is missing or not complete.').waitFor();
    await field('Latitude').fill('95');
    await dialog.getByText('A number from −90 to 90 is needed, such as 52.5163.').waitFor();
    await field('Longitude').fill('east');
    await dialog.getByText('A number from −180 to 180 is needed, such as 13.3777.').waitFor();
    await field('Name of the place').fill('Morgenrot Bakery');
    await field('Address').fill('Am Markt 1, 10178 Berlin');
    await dialog.getByText('The place of the header is missing or not complete.').waitFor();
    expect(await send.count()).toBe(0);
    expect(await findingsIn(page)).toEqual([]);
    await field('Longitude').fill('52.5219, -13.4132');
    expect([await field('Latitude').inputValue(), await field('Longitude').inputValue()]).toEqual([
      '52.5219',
      '-13.4132',
    ]);
    await send.waitFor();
    await dialog.getByRole('figure').getByText('Am Markt 1, 10178 Berlin').waitFor();
    await lookAtAll(page, 'inbox-template-place');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    const sent = thread(page).getByRole('article').filter({ hasText: 'Your cake 4711 waits here.' });
    await sent.getByText('Morgenrot Bakery', { exact: true }).waitFor();
    await sent.getByText('Am Markt 1, 10178 Berlin').waitFor();
    type OnPhone = { content: { template?: { components?: { parameters: { location?: unknown }[] }[] } } };
    const onPhone = await until('it is on the phone', async () => {
      const shown = await stage.town.control<OnPhone[]>('GET', `customers/${phone}/messages`);
      return shown.find(one => one.content.template !== undefined);
    });
    expect(onPhone.content.template?.components?.[0]?.parameters[0]?.location).toEqual({
      latitude: '52.5219',
      longitude: '-13.4132',
      name: 'Morgenrot Bakery',
      address: 'Am Markt 1, 10178 Berlin',
    });
  });
});
