// What customers do on the emulator's phone page, in a real Chromium, and what it means for the business, whose bot
// speaks to the gateway over HTTP. Nothing but the page and the two APIs is touched.

import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bot, openBot } from '../journeys/clients/bot.ts';
import { addCustomer, chat, field, offer, reads, sendUntilRefused, setStage, write } from './stage.ts';

const stage = setStage({ env: { ASSENT_ALLOW_PRIVATE_WEBHOOKS: 'yes' }, prepare });
let bot: Bot;

async function prepare(): Promise<void> {
  bot = await openBot(stage.town);
}

afterAll(async () => await bot?.stop());

const codes = (sent: { body: { error?: { error_data?: { reasons?: readonly { code: string }[] } } } }) =>
  (sent.body.error?.error_data?.reasons ?? []).map(reason => reason.code);

/** A new customer, on whose phone the sentence of an opt-in was typed and thanked for. */
async function optedIn(who: { name: string; phone: string }): Promise<Page> {
  const page = await stage.open('/');
  await addCustomer(page, who);
  await write(page, await stage.sentence());
  await reads(page, 'Thank you. Morgenrot Bakery has noted');
  return page;
}

describe('the main job', () => {
  it('a customer opts in on the phone, gets the offer, stops, and is refused', async () => {
    const lena = await stage.open('/?customer=c1');
    const message = { to: '+4915112345678', ...offer };
    const first = await stage.send(message);
    expect([first.status, first.body.error?.code, codes(first)]).toEqual([400, 131050, ['DENY_NO_CONSENT']]);
    expect(await chat(lena)).toEqual([]);
    await expect.poll(() => lena.locator('#window').textContent()).toContain('Window closed');

    await write(lena, await stage.sentence());
    await reads(lena, 'Thank you. Morgenrot Bakery has noted what you agreed to.');
    expect(await lena.locator('#window').textContent()).toContain('Window open for');

    const second = await stage.send(message);
    expect(second.status).toBe(200);
    await reads(lena, 'Spring is here');
    expect(await lena.getByRole('button', { name: 'Stop promotions' }).isVisible()).toBe(true);

    await write(lena, 'STOP');
    await reads(lena, 'You will get no more marketing messages');
    const third = await stage.send(message);
    expect([third.status, third.body.error?.code]).toEqual([400, 131050]);
    expect(codes(third)).toEqual(['DENY_SUPPRESSED', 'DENY_WITHDRAWN']);
    expect(await chat(lena)).toEqual([
      expect.stringMatching(/^Lena Sommer: Yes, I want messages from Morgenrot Bakery/),
      expect.stringMatching(/^Morgenrot Bakery: Thank you/),
      expect.stringMatching(/^Morgenrot Bakery: Spring is here/),
      expect.stringMatching(/^Lena Sommer: STOP /),
      expect.stringMatching(/^Morgenrot Bakery: You will get no more marketing/),
    ]);

    await lena.getByRole('button', { name: 'Keep order updates' }).click();
    await reads(lena, 'will write about your running orders');
    expect((await stage.send(message)).body.error?.code).toBe(131050);
  });

  it('a quick reply is tapped, and counts as STOP', async () => {
    const who = { name: 'Nora Blum', phone: '+4915112300501' };
    const nora = await optedIn(who);
    expect((await stage.send({ to: who.phone, ...offer })).status).toBe(200);
    await nora.getByRole('button', { name: 'Stop promotions' }).click();
    await reads(nora, 'You will get no more marketing messages');
    const refused = await stage.send({ to: who.phone, ...offer });
    expect(codes(refused)).toContain('DENY_WITHDRAWN');
    expect(await nora.locator('.bubble.own').last().textContent()).toContain('Stop promotions');
  });
});

describe('several customers', () => {
  it('stand side by side, each with their own chat', async () => {
    const [sam, bruna, kim] = await Promise.all(['c2', 'c3', 'c4'].map(id => stage.open(`/?customer=${id}`)));
    if (sam === undefined || bruna === undefined || kim === undefined) throw new Error('three pages were asked for');
    const draft = 'half a sentence, not sent';
    await field(bruna).fill(draft);
    await Promise.all([write(sam, 'Do you have rye bread?'), write(kim, 'Do you have oat rolls?')]);

    // The bot answers whoever wrote, by what the webhook tells: a number, or only a user id.
    for (const words of ['rye bread', 'oat rolls']) {
      const { from, from_user_id: userId } = saidWith(words, (await bot.hears(words)).body);
      const to = from === undefined ? { recipient: userId } : { to: from };
      const sent = await stage.send({ ...to, type: 'text', text: { body: `Yes, we have ${words}.` } });
      expect([words, sent.status, from === undefined]).toEqual([words, 200, words === 'oat rolls']);
    }
    await reads(sam, 'Yes, we have rye bread.');
    await reads(kim, 'Yes, we have oat rolls.');
    expect(await chat(sam)).toHaveLength(2);
    expect(await chat(kim)).toHaveLength(2);
    expect(await chat(bruna)).toEqual([]);
    // The list on every page tells what was said last; what was half typed is still there.
    await bruna.locator('.people').getByText('Yes, we have rye bread.').waitFor();
    await bruna.locator('.people').getByText('Yes, we have oat rolls.').waitFor();
    expect(await field(bruna).inputValue()).toBe(draft);
    // What came in is said aloud once, to its own reader only.
    expect(await kim.getByRole('status').textContent()).toBe('Morgenrot Bakery: Yes, we have oat rolls.');
    expect(await bruna.getByRole('status').textContent()).toBe('');
  });
});

type Said = { readonly from?: string; readonly from_user_id: string; readonly text?: { readonly body: string } };

/** The message with these words in a webhook, which may tell of several at once. */
function saidWith(words: string, webhook: string): Said {
  const { entry } = JSON.parse(webhook) as { entry: { changes: { value: { messages?: Said[] } }[] }[] }; // Meta's shape
  const all = entry.flatMap(one => one.changes).flatMap(change => change.value.messages ?? []);
  const said = all.find(message => message.text?.body.includes(words));
  if (said === undefined) throw new Error(`nobody said ${words}`);
  return said;
}

describe('the settings that Meta enforces', () => {
  it('stop offers: offers are refused, and allowing them again is no consent', async () => {
    const who = { name: 'Emil Hofer', phone: '+4915112300502' };
    const emil = await optedIn(who);
    expect((await stage.send({ to: who.phone, ...offer })).status).toBe(200);
    await emil.getByRole('button', { name: 'Stop offers from this business' }).click();
    await emil.getByText('Offers from this business: stopped').waitFor();
    const refused = await sendUntilRefused(stage, { to: who.phone, ...offer });
    expect(refused.body.error?.code).toBe(131050);
    await emil.getByRole('button', { name: 'Allow offers again' }).click();
    await emil.getByText('Offers from this business: allowed').waitFor();
    await bot.hears('resume');
    expect((await stage.send({ to: who.phone, ...offer })).body.error?.code).toBe(131050);
  });

  it('blocking: nothing arrives, nothing can be written, and what was typed is kept', async () => {
    const who = { name: 'Ida Vogt', phone: '+4915112300503' };
    const page = await stage.open('/');
    await addCustomer(page, who);
    await write(page, 'Do you open at six?');
    await bot.hears('open at six');
    await page.getByRole('button', { name: 'Block this business' }).click();
    await page.getByText('This business is blocked').waitFor();
    const sent = await stage.send({ to: who.phone, type: 'text', text: { body: 'Yes, at six.' } });
    expect(sent.status).toBe(200);
    await page.getByText('Not delivered: 131026').waitFor();
    // The list of customers shows what the person saw last.
    expect(await page.locator('.people [aria-current] .snippet').textContent()).toBe('Do you open at six?');

    await write(page, 'Hello?');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/blocked the business; unblock it first/);
    expect(await field(page).inputValue()).toBe('Hello?');
    expect(stage.complaints()).toEqual([expect.stringMatching(/^console: .*status of 400/)]);

    await page.getByRole('button', { name: 'Unblock this business' }).click();
    await page.getByText('This business is not blocked').waitFor();
    await field(page).press('Enter');
    await page.locator('.bubble.own').getByText('Hello?').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('');
  });
});

describe('without a mouse', () => {
  it('everything can be reached, seen and done', async () => {
    const who = { name: 'Alma Kern', phone: '+4915112300504' };
    const page = await stage.open('/');
    await addCustomer(page, who);
    await page.goto(page.url());
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('Tab');
    expect(await focused(page)).toMatchObject({ words: 'Skip to the chat', isSeen: true });
    await press('Enter', 'Tab');
    expect(await focused(page)).toMatchObject({ words: 'Chat', isSeen: true });
    await press('Tab');
    expect(await focused(page)).toMatchObject({ words: `Message as ${who.name}`, isSeen: true });
    await page.keyboard.type('Is there cake?');
    await press('Shift+Enter');
    await page.keyboard.type('With rhubarb?');
    await press('Enter');
    await bot.hears('Is there cake?\nWith rhubarb?');
    const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
    await stage.send({
      to: who.phone,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Yes. Shall we keep one?' },
        action: { buttons: [reply('yes', 'Yes, please'), reply('no', 'No, thanks')] },
      },
    });
    await page.getByRole('button', { name: 'No, thanks' }).waitFor();
    // The focus stays in the field while the chat is drawn again around it.
    await press('Shift+Tab', 'Shift+Tab');
    expect(await focused(page)).toMatchObject({ words: 'Yes, please', isSeen: true });
    await press('Enter');
    await page.locator('.bubble.own').getByText('Yes, please').waitFor();
    expect(await focused(page)).toMatchObject({ words: 'Yes, please' });
    await press('Tab', 'Tab', 'Tab', 'Tab');
    expect(await focused(page)).toMatchObject({ words: 'Stop offers from this business', isSeen: true });
    await press('Space');
    await page.getByText('Offers from this business: stopped').waitFor();
    expect(await focused(page)).toMatchObject({ words: 'Allow offers again', isSeen: true });
    await press('Tab', 'Enter');
    await page.getByText('This business is blocked').waitFor();
    expect(await focused(page)).toMatchObject({ words: 'Unblock this business', isSeen: true });
    await press('Tab', 'Enter', 'Tab');
    expect(await focused(page)).toMatchObject({ words: 'Send a photo', isSeen: true });
  });
});

/** What has the focus, by its name, and whether that can be seen. */
async function focused(page: Page): Promise<{ words: string; isSeen: boolean }> {
  return await page.evaluate(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return {
      words: (element.labels?.[0]?.textContent || element.ariaLabel || element.textContent).trim(),
      isSeen: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight,
    };
  })()`);
}
