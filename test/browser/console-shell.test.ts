// The frame of the console in a real browser: where it opens, how it is used without a mouse, its languages, and what it
// says when something is not there.

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const unconnected = 'console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED';
const scriptsMax = 5; // the frame, the parts that pages share, the page, the words, and one to spare
const stage = setStage();

/** Invites somebody to a role, and opens the console as them. */
async function openAs(role: string): Promise<Page> {
  const owner = await stage.openConsole('/settings/account');
  const headers = { 'x-assent-console': '1', origin: stage.town.url, 'sec-fetch-site': 'same-origin' };
  const data = { email: `${role}@bakery.example`, role };
  const invited = await owner.context().request.post(`${stage.town.url}/api/v1/invitations`, { headers, data });
  const page = await stage.openConsole('/', { signedIn: false });
  await page.goto(stage.town.url + (await invited.json()).link);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Kim Example');
  await page.getByRole('textbox', { name: 'Password' }).fill('four words make sense');
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

describe('who is not signed in', () => {
  it('is offered the demo by one click, or an installation of their own', async () => {
    const ready = (page: Parameters<typeof findingsIn>[0]) => page.getByText('This is a demonstration').waitFor();
    expect(await findingsOn(stage, { path: '/people', name: 'sign-in', ready, signedIn: false })).toEqual([]);
    const page = await stage.openConsole('/people', { signedIn: false });
    await page.getByRole('button', { name: 'Set Assent up for your business' }).click();
    await page.getByRole('heading', { level: 1, name: 'Set up Assent' }).waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Open the demonstration' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.getByRole('button', { name: 'Account: Demo' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('This is a demonstration').waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});

/** By how much something stands beside the middle of the window, as far as it is drawn. */
const besideMiddle = `(button => {
  const boxes = [...button.children].map(one => one.getBoundingClientRect());
  const [start, end] = [Math.min(...boxes.map(one => one.left)), Math.max(...boxes.map(one => one.right))];
  return Math.abs((start + end) / 2 - document.documentElement.clientWidth / 2);
})(document.querySelector('footer button'))`;

async function staysInside(menu: Locator, width: number): Promise<void> {
  const box = await menu.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
}

describe('the choice of the language below the sign-in', () => {
  it.each([
    ['en', 1440],
    ['en', 360],
    ['ar', 1440],
    ['ar', 360],
  ])('stands in the middle: %s, %i px', async (locale, width) => {
    const page = await stage.openConsole('/people', { signedIn: false, locale, width });
    await page.locator('footer button').waitFor();
    expect(await page.evaluate<number>(besideMiddle)).toBeLessThanOrEqual(1);
    // So it does once its menu was opened, which is all in the window.
    await page.locator('footer button').click();
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitemradio').first().waitFor();
    expect(await page.evaluate<number>(besideMiddle)).toBeLessThanOrEqual(1);
    await staysInside(menu, width);
  });
});

describe('the menus of the navigation', () => {
  it.each(['en', 'ar'])('open inside of the window of a phone: %s', async locale => {
    const page = await stage.openConsole('/people', { locale, width: 360, height: 740 });
    await page.locator('[aria-expanded]:visible').first().click();
    const buttons = page.locator('nav [aria-haspopup=menu]');
    await buttons.last().waitFor();
    const menus = ['light', 'language', 'account'];
    expect(await buttons.count()).toBe(menus.length);
    for (const at of menus.keys()) {
      await buttons.nth(at).click();
      const menu = page.getByRole('menu');
      await menu.waitFor();
      await staysInside(menu, 360);
      // The menu takes the keyboard a moment after it is drawn; a key pressed before would go elsewhere.
      await menu.press('Escape');
      await menu.waitFor({ state: 'detached' });
    }
  });
});

describe('the console', () => {
  it('opens from the root of the server, without a complaint and without a stranger', async () => {
    const page = await stage.openConsole('/');
    await page.goto(stage.town.url);
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/');
    expect(stage.complaints()).toEqual([]);
  });

  it('asks once who is signed in, and for few scripts', async () => {
    const page = await stage.openConsole('/');
    const asked: string[] = [];
    page.on('request', one => asked.push(new URL(one.url()).pathname));
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(asked.filter(path => path === '/api/v1/session')).toHaveLength(1);
    const scripts = asked.filter(path => path.endsWith('.js'));
    expect(scripts.length).toBeLessThanOrEqual(scriptsMax);
    const texts = await Promise.all(scripts.map(async path => await (await fetch(stage.town.url + path)).text()));
    // The console, its parts and the page, but not the words, tell the browser to compile them while they arrive.
    expect(texts.filter(text => text.startsWith('//# allFunctionsCalledOnLoad\n'))).toHaveLength(3);
  });

  it('teaches where nothing waits, in light and dark, wide and narrow', async () => {
    const ready = (page: Parameters<typeof findingsIn>[0]) => page.getByText('No possible stop waits').waitFor();
    expect(await findingsOn(stage, { path: '/needs/doubts', name: 'needs-empty', ready })).toEqual([]);
  });

  it('speaks Arabic from right to left, and remembers the choice', async () => {
    const page = await stage.openConsole('/needs/doubts');
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitemradio', { name: 'العربية' }).click();
    await page.getByRole('heading', { level: 1, name: 'يحتاج إلى شخص' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'يحتاج إلى شخص' }).waitFor();
    expect(await page.evaluate('[document.documentElement.dir, document.documentElement.lang]')).toEqual(['rtl', 'ar']);
    expect(await findingsIn(page)).toEqual([]);
  });

  it('follows the language of the browser', async () => {
    const page = await stage.openConsole('/needs/doubts', { locale: 'de-AT' });
    await page.getByRole('heading', { level: 1, name: 'Braucht einen Menschen' }).waitFor();
  });

  it('is led by keys: the skip link, the places, the help', async () => {
    const page = await stage.openConsole('/needs/requests');
    await page.getByText('No request waits').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Needs a person');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The focus comes back a moment after the dialog is gone.
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Needs a person');
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByText('No possible stop waits').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: 'Consent events' }).waitFor();
  });

  it.each([
    ['marketer', true],
    ['dpo', false],
  ] as const)('shows a %s the messages and the consents, and what else the role opens', async (role, isMarketer) => {
    const page = await openAs(role);
    const places = page.getByRole('navigation', { name: 'Navigation' });
    await places.getByRole('link', { name: 'Messages' }).click();
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    expect(await places.getByRole('link', { name: 'Messages' }).getAttribute('aria-current')).toBe('page');
    await places.getByRole('link', { name: 'Consents' }).click();
    await page.getByRole('heading', { level: 1, name: 'Consent events' }).waitFor();
    expect(await places.getByRole('link', { name: 'Audit trail' }).count()).toBe(isMarketer ? 0 : 1);
  });

  it('opens its menus by keys, and gives the focus back', async () => {
    const page = await stage.openConsole('/needs/doubts');
    const button = page.getByRole('button', { name: 'Appearance: As the system' });
    const hasMenu = () => page.evaluate(`document.activeElement.closest('[role="menu"]') !== null`);
    for (const times of ['first', 'again']) {
      await button.focus();
      expect(await button.getAttribute('aria-haspopup'), times).toBe('menu');
      expect(await button.getAttribute('aria-expanded'), times).toBe('false');
      await page.keyboard.press('Enter');
      await page.getByRole('menu').waitFor();
      expect(await button.getAttribute('aria-expanded'), times).toBe('true');
      await expect.poll(hasMenu).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Appearance: As the system');
    }
    await page.keyboard.press('Enter');
    await expect.poll(hasMenu).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitemradio', { name: 'Dark' }).press('Enter');
    await page.getByRole('button', { name: 'Appearance: Dark' }).waitFor();
  });

  it('says where an address leads nowhere, and what to do when the connection is gone', async () => {
    const page = await stage.openConsole('/nowhere');
    await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor();
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/^No connection\./).waitFor();
    await stage.close();
    // The browser itself says of each request, if any was made meanwhile, that there was no connection.
    expect(stage.complaints().filter(one => one !== unconnected)).toEqual([]);
  });
});
