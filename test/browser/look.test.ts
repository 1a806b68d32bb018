// How the emulator's pages look, in every state, light and dark, wide and narrow: no finding of axe, nothing wider than
// the window, contrasts as promised, nothing on the console, no request to anybody else. The pictures are taken here.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsOfAxe } from './axe.ts';
import { keepScreen, screenPath } from './screens.ts';
import { chat, field, offer, reads, setStage, write } from './stage.ts';

const wide = { width: 1280, height: 1040 };
const narrow = { width: 360, height: 740 };
const looks = [
  ['light and wide', { scheme: 'light', ...wide }],
  ['dark and wide', { scheme: 'dark', ...wide }],
  ['light and narrow', { scheme: 'light', ...narrow }],
  ['dark and narrow', { scheme: 'dark', ...narrow }],
] as const;

const stage = setStage({ prepare });

async function prepare(): Promise<void> {
  await tellTheStory();
  await sendEverything();
}

/** Lena agrees, gets the offer, and stops: what the README shows. */
async function tellTheStory(): Promise<void> {
  const lena = await stage.open('/?customer=c1');
  const message = { to: '+4915112345678', ...offer };
  await write(lena, await stage.sentence());
  await reads(lena, 'Thank you.');
  await stage.send(message);
  await reads(lena, 'Spring is here');
  await write(lena, 'STOP');
  await reads(lena, 'You will get no more marketing messages');
}

/** Bruna and the bakery send one of each kind, some of it long; then she blocks the bakery. */
async function sendEverything(): Promise<void> {
  const to = '+5511912345678';
  const bruna = await stage.open('/?customer=c3');
  await bruna.getByText('More that Bruna Costa can do').click();
  const acts = ['Send a photo', 'Send a voice message', 'Send a location', 'Come from an advertisement'];
  for (const act of acts) await bruna.getByRole('button', { name: act }).click();
  const link = `https://example.com/${'a-long-path/'.repeat(12)}?and=${'a'.repeat(80)}`;
  await write(bruna, `*Bom dia!* ${link}\n${'Pão'.repeat(60)}`);
  await reads(bruna, 'Bom dia!');
  const rows = [{ id: 'dark', title: 'Dark rye', description: 'With caraway, 1 kg' }];
  const parameters = { display_text: 'Open the list', url: 'https://example.com/list' };
  for (const message of [
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        header: { type: 'text', text: 'Breads' },
        body: { text: 'What would you like?' },
        footer: { text: 'All baked today' },
        action: { button: 'Choose', sections: [{ title: 'Rye', rows }] },
      },
    },
    {
      type: 'interactive',
      interactive: { type: 'cta_url', body: { text: 'Our list' }, action: { name: 'cta_url', parameters } },
    },
    { type: 'image', image: { link: 'https://example.com/bread.png', caption: 'Fresh from the oven' } },
  ]) {
    const sent = await stage.send({ to, ...message });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  }
  await bruna.getByRole('button', { name: 'Block this business' }).click();
  await bruna.getByText('This business is blocked').waitFor();
  await stage.send({ to, type: 'text', text: { body: 'Are you there?' } });
  await bruna.getByText('Not delivered: 131026').waitFor();
}

const openAll = (page: Page) =>
  page.evaluate(`document.querySelectorAll('details').forEach(one => { one.open = true })`);

const states: Readonly<Record<string, { path: string; into?: (page: Page) => Promise<unknown> }>> = {
  'the list of customers': { path: '/' },
  'a conversation': { path: '/?customer=c1' },
  'an empty chat with every form open': { path: '/?customer=c4', into: openAll },
  'all kinds of messages': { path: '/?customer=c3' },
  'a problem': { path: '/?customer=nobody' },
  'a problem in a chat': { path: '/?customer=c1&problem=This+cannot+be+done%3A+a+reason+of+some+length.' },
  'the differences': { path: '/differences' },
};

describe('light and dark, wide and narrow', () => {
  it.each(Object.entries(states))('%s', async (_, { path, into }) => {
    const page = await stage.open(path);
    await into?.(page);
    for (const [name, { scheme, ...size }] of looks) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      expect(await findingsOfAxe(page, scheme), name).toEqual([]);
      expect(await page.evaluate(tooWide), name).toEqual([]);
    }
  });
});

/** What reaches beyond the window on the right, so that the page would scroll sideways. */
const tooWide = `[...document.querySelectorAll('body *')]
  .filter(one => !one.closest('.scroll, .hidden') && one.getBoundingClientRect().right > innerWidth + 0.5)
  .map(one => one.outerHTML.slice(0, 100))`;

describe('on a narrow screen', () => {
  it('the list gives way to the chat, the field stays in sight, and the way back is there', async () => {
    const page = await stage.open('/', { ...narrow });
    expect(await field(page).isVisible()).toBe(false);
    await page.getByRole('link', { name: /^Lena Sommer/ }).click();
    await page.waitForURL(/customer=c1/);
    expect(await page.locator('.people').isVisible()).toBe(false);
    const box = await field(page).boundingBox();
    expect((box?.y ?? narrow.height) + (box?.height ?? 0)).toBeLessThan(narrow.height);
    expect((await chat(page)).length).toBeGreaterThan(4);
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect
      .poll(() => page.evaluate(`document.querySelector('#detail').getBoundingClientRect().top`))
      .toBeLessThan(400);
    await page.getByRole('link', { name: 'Customers', exact: true }).click();
    await page.locator('.people').waitFor();
  });
});

describe('the colours', () => {
  // In front, least contrast, behind.
  const pairs: readonly (readonly [string, number, readonly string[]])[] = [
    ['ink', 4.5, ['paper', 'card', 'own', 'theirs']],
    ['soft', 4.5, ['paper', 'card', 'own', 'theirs']],
    ['accent', 4.5, ['paper', 'card', 'theirs']],
    ['accent-ink', 4.5, ['accent']],
    ['deny', 4.5, ['paper', 'card']],
    ['defer', 4.5, ['card', 'theirs']],
    ['shape', 3, ['paper', 'card']],
    ['focus', 3, ['paper', 'card', 'theirs']],
  ];

  it.each(['light', 'dark'] as const)('%s: 4.5 to 1 for text, 3 to 1 for shapes', async scheme => {
    const page = await stage.open('/', { scheme });
    const colours = await page.evaluate<Record<string, string>>(`(() => {
      const style = getComputedStyle(document.documentElement);
      return Object.fromEntries([...style].filter(name => name.startsWith('--'))
        .map(name => [name.slice(2), style.getPropertyValue(name).trim()]));
    })()`);
    const weak = pairs.flatMap(([front, least, backs]) =>
      backs
        .map(back => ({ front, back, ratio: contrast(colours[front] ?? '', colours[back] ?? '') }))
        .filter(({ ratio }) => !(ratio >= least)),
    );
    expect(weak).toEqual([]);
  });

  it('are compared as WCAG does it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

/** The contrast ratio of WCAG 2, of two colours in six hexadecimal digits. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map(at => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = Number.NaN, light = Number.NaN] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the pictures of the documents', () => {
  it.each([
    ['phone', '/?customer=c1', { scheme: 'light', ...wide }],
    ['phone-dark', '/?customer=c1', { scheme: 'dark', ...wide }],
    ['phone-narrow', '/?customer=c1', { scheme: 'light', ...narrow }],
    ['differences', '/differences', { scheme: 'light', ...wide }],
  ] as const)('%s', async (name, path, look) => {
    const page = await stage.open(path, look);
    await page.locator('h1').waitFor({ state: 'attached' });
    await keepScreen(page, name);
    const kept = await readFile(screenPath(name));
    expect([kept.subarray(1, 4).toString(), kept.length < 150_000]).toEqual(['PNG', true]);
  });
});
