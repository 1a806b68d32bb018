// The stage of the browser tests: a town for each test file, the business's bot in front of the gateway, and one browser
// for all of them, that notes what no page may do: complain on the console, or speak to anybody but the emulator.

import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { type Answer, openTown, type Town, until } from '../town.ts';
import { type Chromium, openChromium } from './chromium.ts';

export type Look = {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Language of the browser. */
  readonly locale?: string;
  /** Zone of the browser; the demo business's own unless told otherwise. */
  readonly zone?: string;
  /** Whether somebody is signed in to the console; so unless told otherwise. */
  readonly signedIn?: boolean;
  /** The browser's own clock, for the console. */
  readonly now?: string;
  /** Done to the window before it opens its page, such as answering requests in the server's place. */
  readonly before?: (page: Page) => Promise<unknown>;
};

/** What Graph answers to a message: taken, or refused. */
export type Sent = Answer<{
  readonly messages?: readonly { readonly id: string }[];
  readonly error?: {
    readonly code: number;
    readonly error_data?: { readonly reasons?: readonly { readonly code: string }[] };
  };
}>;

export type Stage = {
  readonly town: Town;
  /** A page of the emulator in a browser window of its own. */
  open(path: string, look?: Look): Promise<Page>;
  /** A page of the console in a browser window of its own, by somebody who is signed in to the demo. */
  openConsole(path: string, look?: Look): Promise<Page>;
  /** What the business's bot sends, by its usual client, to the gateway. */
  send(message: Readonly<Record<string, unknown>>): Promise<Sent>;
  /** Asks for an opt-in to offers; the sentence that the link puts into the customer's chat. */
  sentence(): Promise<string>;
  /** What pages complained about since it was last asked: console errors, exceptions, requests to strangers. */
  complaints(): string[];
  /** Closes every window. */
  close(): Promise<void>;
};

type Plan = {
  /** Added to the configuration of the server. */
  readonly env?: Record<string, string>;
  /** What has to be there before the first test. */
  readonly prepare?: (stage: Stage) => Promise<unknown>;
};

type OpenedStage = Stage & { stop(): Promise<void> };

/** The browser of all test files, which run in one process after another: it ends with that process. */
let chromium: Promise<Chromium | null> | undefined;

/**
 * The stage of a test file: set before its tests, taken down after them. After each test every window closes, and no page
 * may have complained (a test that expects complaints takes them away). Where no Chromium runs, the tests are skipped.
 */
export function setStage({ env = {}, prepare }: Plan = {}): Stage {
  let opened: OpenedStage | null = null;
  beforeAll(async () => {
    chromium ??= openChromium();
    const browser = await chromium;
    if (browser === null) return;
    opened = await openStage(browser, env);
    await prepare?.(opened);
    await opened.close();
  });
  beforeEach(context => {
    if (opened === null) context.skip('no Chromium runs here');
  });
  afterEach(async () => {
    await opened?.close();
    expect(opened?.complaints() ?? []).toEqual([]);
  });
  afterAll(async () => await opened?.stop());
  const on = (): Stage => {
    if (opened === null) throw new Error('the stage is used outside of the tests');
    return opened;
  };
  return {
    get town() {
      return on().town;
    },
    open: (path, look) => on().open(path, look),
    openConsole: (path, look) => on().openConsole(path, look),
    send: message => on().send(message),
    sentence: () => on().sentence(),
    complaints: () => on().complaints(),
    close: () => on().close(),
  };
}

async function openStage(chromium: Chromium, env: Record<string, string>): Promise<OpenedStage> {
  const town = await openTown(env);
  const noted: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    town,
    open: async (path, look = {}) => {
      const context = await openContext(chromium, look);
      contexts.push(context);
      note(context, { noted, home: town.emulator });
      const page = await context.newPage();
      await page.goto(town.emulator + path);
      return page;
    },
    openConsole: async (path, look = {}) => {
      const context = await openContext(chromium, look);
      contexts.push(context);
      note(context, { noted, home: town.url });
      if (look.signedIn !== false) await signIn(context, town);
      const page = await context.newPage();
      await page.clock.setFixedTime(look.now ?? '2026-03-10T11:30:00Z');
      await look.before?.(page);
      await page.goto(`${town.url}/console${path}`);
      return page;
    },
    send: message =>
      town.call('POST', `/v25.0/${demoSender.phoneNumberId}/messages`, { messaging_product: 'whatsapp', ...message }),
    sentence: async () => {
      const asked = await town.call<{ link: string }>('POST', '/api/v1/opt-ins', {
        purposes: ['offers'],
        language: 'en',
        wording: 'Yes, I want offers from Morgenrot Bakery on WhatsApp, about once a week. I can stop at any time.',
        source: 'poster in the shop',
      });
      return new URL(asked.body.link).searchParams.get('text') ?? '';
    },
    complaints: () => noted.splice(0),
    close: async () => {
      await Promise.all(contexts.splice(0).map(context => context.close()));
    },
    stop: () => town.stop(),
  };
}

async function openContext(chromium: Chromium, look: Look): Promise<BrowserContext> {
  return await chromium.browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 960 },
    colorScheme: look.scheme ?? 'light',
    reducedMotion: 'reduce',
    timezoneId: look.zone ?? 'Europe/Berlin',
    locale: look.locale ?? 'en-GB',
  });
}

/** The one click that opens the demo, by the API that the console's button calls. */
async function signIn(context: BrowserContext, town: Town): Promise<void> {
  const headers = { 'x-assent-console': '1', origin: town.url, 'sec-fetch-site': 'same-origin' };
  const answer = await context.request.post(`${town.url}/api/v1/demo/sign-in`, { headers });
  if (!answer.ok()) throw new Error(`the demo did not open: ${answer.status()} ${await answer.text()}`);
}

function note(context: BrowserContext, to: { noted: string[]; home: string }): void {
  const { noted, home } = to;
  context.on('console', message => {
    if (['error', 'warning'].includes(message.type())) noted.push(`console: ${message.text()}`);
  });
  context.on('weberror', error => noted.push(`exception: ${error.error().message}`));
  context.on('request', request => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== home) noted.push(`request: ${request.url()}`);
  });
}

/** The offer that the whole scenario is about. */
export const offer = { type: 'template', template: { name: 'spring_offer', language: { code: 'en' } } } as const;

/** The field in which messages are typed. */
export function field(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message as / });
}

/** Types a message on the phone and sends it with the key. */
export async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
}

/** Waits until these words stand in the chat. */
export async function reads(page: Page, words: string): Promise<void> {
  await page.locator('#chat .bubble .body').getByText(words).last().waitFor();
}

/** The messages in the chat, as read from top to bottom. */
export async function chat(page: Page): Promise<string[]> {
  const texts = await page.locator('#chat .bubble').allTextContents();
  return texts.map(text => text.replace(/\s+/g, ' ').trim());
}

/** Adds a customer by the form on the page, and leads to that customer's phone. */
export async function addCustomer(page: Page, who: { name: string; phone: string }): Promise<void> {
  await page.getByText('Add a customer').click();
  await page.getByRole('textbox', { name: 'Phone number', exact: true }).fill(who.phone);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(who.name);
  await page.getByRole('button', { name: 'Add this customer' }).click();
  await page.getByRole('region', { name: `The phone of ${who.name}` }).waitFor();
}

/** Sends until the answer is as wanted: for what is done a moment after the page has shown it. */
export async function sendUntilRefused(stage: Stage, message: Readonly<Record<string, unknown>>): Promise<Sent> {
  return await until('the message is refused', async () => {
    const sent = await stage.send(message);
    return sent.body.error !== undefined && sent;
  });
}
