// What a thread of the inbox shows and how it is reached: what could be tapped and what a tap answers, and the list by
// arrow keys.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { agrees } from '../journeys/bakery.ts';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { offer, setStage } from './stage.ts';

const stage = setStage();

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
