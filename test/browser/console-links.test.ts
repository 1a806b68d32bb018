// The links that an owner passes on, in a real browser: an invitation, a new password. Each opens once, and says so after.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const password = 'four words make sense';
const stage = setStage();

/** Asks the API as the demo's owner, who is signed in in this window. */
async function ask<T>(page: Page, path: string, data: object = {}): Promise<T> {
  const headers = { 'x-assent-console': '1', origin: stage.town.url, 'sec-fetch-site': 'same-origin' };
  const answer = await page.context().request.post(`${stage.town.url}/api/v1${path}`, { headers, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return await answer.json();
}

async function linkFor(email: string): Promise<string> {
  const page = await stage.openConsole('/needs/doubts');
  return (await ask<{ link: string }>(page, '/invitations', { email, role: 'agent' })).link;
}

/** A link as it is passed on: it begins at the root of the server. */
async function openLink(link: string): Promise<Page> {
  const page = await stage.openConsole('/needs/doubts', { signedIn: false });
  await page.goto(stage.town.url + link);
  return page;
}

async function acceptAs(link: string, name: string): Promise<Page> {
  const page = await openLink(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

/** What Chromium itself notes of an answer that was not 2xx. */
const expectRefusal = (status: number) =>
  expect(stage.complaints()).toEqual([expect.stringContaining(`the server responded with a status of ${status}`)]);

describe('the link of an invitation', () => {
  it('says to what it invites, in light and dark, wide and narrow', async () => {
    const path = `/${(await linkFor('lee@bakery.example')).slice(1)}`;
    const ready = (page: Page) => page.getByText('For lee@bakery.example, with this role: Agent.').waitFor();
    expect(await findingsOn(stage, { path, name: 'invitation', ready, signedIn: false })).toEqual([]);
  });

  it('lets somebody new in with a name and a password, once', async () => {
    const link = await linkFor('kim@bakery.example');
    const page = await acceptAs(link, 'Kim Example');
    await page.getByRole('button', { name: 'Account: Kim Example' }).waitFor();
    const again = await openLink(link);
    await again.getByRole('heading', { name: 'This invitation opens nothing any more' }).waitFor();
    await again.getByText('Ask whoever invited you for a new link.').waitFor();
    expect(await findingsIn(again)).toEqual([]);
    expectRefusal(404);
  });

  it('asks who has an account to sign in with it, and somebody else to sign out', async () => {
    const link = await linkFor('kim@bakery.example');
    const page = await stage.openConsole('/needs/doubts');
    await page.goto(stage.town.url + link);
    await page.getByText('this invitation is for somebody else').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have an account here.').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('kim@bakery.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  });
});

describe('the link of a new password', () => {
  it('sets it once, and leads to the sign-in', async () => {
    const kim = await acceptAs(await linkFor('bo@bakery.example'), 'Bo Example');
    const { user } = await (await kim.context().request.get(`${stage.town.url}/api/v1/session`)).json();
    const owner = await stage.openConsole('/needs/doubts');
    const { link } = await ask<{ link: string }>(owner, `/team/${user.id}/reset-link`);
    const ready = (page: Page) => page.getByRole('button', { name: 'Set the new password' }).waitFor();
    expect(await findingsOn(stage, { path: link, name: 'new-password', ready, signedIn: false })).toEqual([]);
    const page = await openLink(link);
    await page.getByRole('textbox', { name: 'New password' }).fill('entirely other words here');
    await page.getByRole('button', { name: 'Set the new password' }).click();
    await page.getByText('The new password holds.').waitFor();
    const again = await openLink(link);
    await again.getByRole('textbox', { name: 'New password' }).fill('entirely other words here');
    await again.getByRole('button', { name: 'Set the new password' }).click();
    await again.getByRole('heading', { name: 'This link opens nothing any more' }).waitFor();
    expect(await findingsIn(again)).toEqual([]);
    expectRefusal(404);
  });
});
