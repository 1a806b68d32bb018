// Single sign-on in a real browser: from the sign-in page by the button of the issuer to the issuer's own page, and back.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { createIssuer } from '../../src/staff/testing.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const issuer = await createIssuer();
const folder = await mkdtemp(join(tmpdir(), 'assent-issuer-'));
const secretFile = join(folder, 'secret');
await writeFile(secretFile, 'secret\n');

afterAll(async () => {
  await issuer.stop();
  await rm(folder, { recursive: true });
});

const stage = setStage({
  env: {
    ASSENT_OIDC_ISSUER: issuer.url,
    ASSENT_OIDC_NAME: 'Bakery accounts',
    ASSENT_OIDC_CLIENT_ID: 'assent',
    ASSENT_OIDC_CLIENT_SECRET_FILE: secretFile,
    ASSENT_OIDC_DOMAINS: 'bakery.example',
    ASSENT_OIDC_ROLE: 'marketer',
  },
  // An owner of their own ends the demo: from then on the sign-in stands first.
  prepare: async ({ town }) =>
    await town.running.house.staff.setUp(
      { origin: town.url, address: '127.0.0.1', device: '', cookies: '' },
      { name: 'Olga', email: 'olga@bakery.example', password: 'four words make sense', businessName: null },
    ),
});

const ada = { sub: 'a1', email: 'ada@bakery.example', email_verified: true, name: 'Ada Example' };
const button = (page: Page) => page.getByRole('button', { name: 'Sign in with Bakery accounts' });

/** Goes by the button to the issuer, and from there back as whoever sits there. */
async function goThere(page: Page): Promise<void> {
  await button(page).click();
  await page.waitForURL(address => address.origin === issuer.url);
  await page.getByRole('link', { name: 'It is me' }).click();
  await page.waitForURL(address => address.origin === stage.town.url);
  // Nobody else was asked for anything on the way.
  const strangers = stage.complaints().filter(words => !words.startsWith(`request: ${issuer.url}/authorize?`));
  expect(strangers).toEqual([]);
}

describe('single sign-on', () => {
  it('has its button on the sign-in page, in every look', async () => {
    const what = { path: '/people', name: 'sign-in-elsewhere', signedIn: false };
    expect(await findingsOn(stage, { ...what, ready: async page => await button(page).waitFor() })).toEqual([]);
  });

  it('leads by the issuer to the page that was asked for, in the role that the configuration gives', async () => {
    // Between two sites a browser holds cookies back that it sends within one.
    expect(new URL(issuer.url).hostname).not.toBe(new URL(stage.town.url).hostname);
    issuer.seat(ada);
    const page = await stage.openConsole('/messages?direction=in', { signedIn: false });
    await goThere(page);
    await page.getByRole('button', { name: 'Account: Ada Example' }).waitFor();
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe('/console/messages?direction=in');
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    const session = await page.context().request.get(`${stage.town.url}/api/v1/session`);
    expect(await session.json()).toMatchObject({
      user: { email: 'ada@bakery.example' },
      businesses: [{ name: 'Morgenrot Bakery', role: 'marketer' }],
    });
    await page.reload();
    await page.getByRole('button', { name: 'Account: Ada Example' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await button(page).waitFor();
  });

  it('leads back to the sign-in page who is not let in, and says so', async () => {
    issuer.seat({ ...ada, sub: 'e5', email: 'eve@evil.example' });
    const page = await stage.openConsole('/people', { signedIn: false });
    await goThere(page);
    await page.getByText('Single sign-on did not work. Try again, or sign in with your password.').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    const session = await page.context().request.get(`${stage.town.url}/api/v1/session`);
    expect(await session.json()).toMatchObject({ user: null });
    // The page that was asked for is not forgotten meanwhile.
    issuer.seat(ada);
    await goThere(page);
    await page.getByRole('button', { name: 'Account: Ada Example' }).waitFor();
    const { pathname, search } = new URL(page.url());
    expect([pathname, search.includes('sign-in')]).toEqual(['/console/people', false]);
  });
});
