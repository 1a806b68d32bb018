// One's own account in a real browser: the password, the second factor with its first code, passkeys of a device that the
// browser plays, and the sessions.

import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const first = 'four words make sense';
const second = 'entirely other words here';
const stage = setStage();

/** Somebody new, by an invitation of the demo's owner; their page. `home` is the address under which they come. */
async function join(name: string, home = stage.town.url): Promise<Page> {
  const owner = await stage.openConsole('/needs/doubts');
  const headers = { 'x-assent-console': '1', origin: stage.town.url, 'sec-fetch-site': 'same-origin' };
  const data = { email: `${name}@bakery.example`, role: 'dpo' };
  const made = await owner.context().request.post(`${stage.town.url}/api/v1/invitations`, { headers, data });
  const { link } = await made.json();
  const page = await stage.openConsole('/needs/doubts', { signedIn: false });
  await page.goto(home + link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(first);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  return page;
}

/** The code of RFC 6238 that an app shows now. */
function codeNow(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(count).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto(`${stage.town.url}/console/settings/account`);
  await page.getByRole('button', { name: 'Set Assent up for your business' }).waitFor();
  const headers = { 'x-assent-console': '1', origin: stage.town.url, 'sec-fetch-site': 'same-origin' };
  const data = { email: `${name}@bakery.example`, password };
  const answer = await page.context().request.post(`${stage.town.url}/api/v1/sign-in`, { headers, data });
  expect(await answer.json()).toEqual({ second: false });
  await page.reload();
}

describe('one’s own account', () => {
  it('looks well, in light and dark, wide and narrow', async () => {
    const ready = (page: Page) => page.getByText('This one').waitFor();
    expect(await findingsOn(stage, { path: '/settings/account', name: 'settings-account', ready })).toEqual([]);
  });

  it('changes the password, and lists and ends the sessions', async () => {
    const page = await join('kim');
    await page.getByRole('link', { name: 'Change the password' }).click();
    await page.getByRole('textbox', { name: 'Password now' }).fill(first);
    await page.getByRole('textbox', { name: 'New password' }).fill(second);
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('complementary').getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    const other = await stage.openConsole('/settings/account', { signedIn: false });
    await signIn(other, 'kim', second);
    await other.getByText('This one').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' });
    await other.reload();
    await other.getByText('This is a demonstration').waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  it('sets a second factor by a first code, and turns it off again', async () => {
    const page = await join('lee');
    await page.getByRole('link', { name: 'Set a second factor' }).click();
    await page.getByRole('textbox', { name: 'Password now' }).fill(first);
    await page.getByRole('complementary').getByRole('button', { name: 'Set a second factor' }).click();
    await page.getByRole('img', { name: 'Scan this with your authenticator app' }).waitFor();
    expect(await findingsIn(page)).toEqual([]);
    const secret = await page.getByText(/^[A-Z2-7]{26,}$/).textContent();
    await page.getByRole('textbox', { name: 'Code that the app shows now' }).fill(codeNow(secret ?? ''));
    await page.getByRole('button', { name: 'Confirm the code' }).click();
    await page.getByText('from now on signing in asks for a code').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('region', { name: 'Second factor' }).getByText('Set', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Turn the second factor off' }).click();
    await page.getByRole('textbox', { name: 'Password now' }).fill(first);
    await page.getByRole('complementary').getByRole('button', { name: 'Turn the second factor off' }).click();
    await page.getByText('Not set').waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  it('adds a passkey of the device, signs in by it, and removes it after a last look', async () => {
    const home = stage.town.url.replace('127.0.0.1', 'localhost');
    const page = await join('bo', home);
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
    const lock = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...lock } });
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('work laptop');
    await page.getByRole('textbox', { name: 'Password now' }).fill(first);
    await page.getByRole('complementary').getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('row', { name: /^work laptop.*Never/ }).waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Account: bo' }).click();
    // An owner of their own ends the demo: from then on the sign-in stands first.
    await stage.town.running.house.staff.setUp(
      { origin: home, address: '127.0.0.1', device: '', cookies: '' },
      { name: 'Ada', email: 'ada@bakery.example', password: first, businessName: null },
    );
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('row', { name: /^work laptop/ }).waitFor();
    expect(await page.getByRole('row', { name: /^work laptop.*Never/ }).count()).toBe(0);
    await page
      .getByRole('row', { name: /^work laptop/ })
      .getByRole('button', { name: 'Remove' })
      .click();
    await page.getByRole('dialog').getByText('no longer signs you in').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No passkey yet.').waitFor();
  });
});
