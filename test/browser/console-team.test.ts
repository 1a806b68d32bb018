// The team in a real browser: an owner invites, changes, helps and removes; who only reads sees the list.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const password = 'four words make sense';
const stage = setStage();

/** Invites by the form; the link as it is shown. */
async function invite(page: Page, who: { email: string; role: string }): Promise<string> {
  await page.getByRole('link', { name: 'Invite somebody' }).click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email);
  await page.getByRole('combobox', { name: 'Role' }).selectOption(who.role);
  await page.getByRole('complementary').getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByText('It is shown this once').waitFor();
  const link = await page.getByText('/invitation#').textContent();
  expect(await findingsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  return link ?? '';
}

async function accept(link: string, name: string): Promise<Page> {
  const page = await stage.openConsole('/needs/doubts', { signedIn: false });
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

describe('the team', () => {
  it('is joined by a link that is shown once to whoever invites', async () => {
    const page = await stage.openConsole('/settings/team');
    const link = await invite(page, { email: 'kim@bakery.example', role: 'dpo' });
    expect(link).toMatch(/^http:\/\/\S+\/invitation#[\w-]{43}$/);
    await page.getByRole('row', { name: /kim@bakery\.example.*Data protection officer/ }).waitFor();
    const kim = await accept(link, 'Kim Example');
    await kim.goto(`${stage.town.url}/console/settings/team`);
    await kim.getByRole('row', { name: /Kim Example/ }).waitFor();
    expect(await kim.getByRole('link', { name: 'Invite somebody' }).count()).toBe(0);
    expect(await kim.getByRole('link', { name: 'Kim Example' }).count()).toBe(0);
    // The officer reads every part and changes none, but for the pause and retention.
    const parts = kim.getByRole('navigation', { name: 'Settings' }).getByRole('link');
    expect(await parts.allTextContents()).toEqual(expect.arrayContaining(['API keys', 'Retention', 'Pause', 'Team']));
    await kim.goto(`${stage.town.url}/console/settings/senders`);
    await kim.getByText('Sends', { exact: true }).first().waitFor();
    expect(await kim.getByRole('link', { name: 'Add a number' }).count()).toBe(0);
  });

  it('shows open invitations, which are withdrawn after a last look', async () => {
    const page = await stage.openConsole('/settings/team');
    await invite(page, { email: 'lee@bakery.example', role: 'agent' });
    const ready = (one: Page) => one.getByText('lee@bakery.example').first().waitFor();
    expect(await findingsOn(stage, { path: '/settings/team', name: 'settings-team', ready })).toEqual([]);
    const again = await stage.openConsole('/settings/team');
    await again.getByRole('row', { name: /lee@bakery\.example Agent Demo/ }).waitFor();
    await again.getByRole('button', { name: 'Withdraw the invitation' }).click();
    await again.getByRole('dialog').getByText('The link for lee@bakery.example opens nothing any more.').waitFor();
    await again.getByRole('dialog').getByRole('button', { name: 'Withdraw the invitation' }).click();
    await again.getByText('No invitation is open.').waitFor();
  });

  it('lets an owner change a role, make a link for a new password, and remove a person', async () => {
    const page = await stage.openConsole('/settings/team');
    await page.getByRole('link', { name: 'Kim Example' }).click();
    await page.getByRole('combobox', { name: 'Role' }).selectOption('developer');
    await page.getByText('What service does, and API keys').waitFor();
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByText('The role holds from their next step on.').waitFor();
    await page.getByRole('button', { name: 'Make a link for a new password' }).click();
    await page.getByText('/new-password#').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove from the team' }).click();
    await page.getByRole('dialog').getByText('Kim Example sees and does nothing more').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click();
    await page.getByRole('row', { name: /Kim Example/ }).waitFor({ state: 'detached' });
  });

  it('keeps one owner, and says what to do', async () => {
    const page = await stage.openConsole('/settings/team');
    await page.getByRole('link', { name: 'Demo' }).click();
    await page.getByRole('combobox', { name: 'Role' }).selectOption('agent');
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByText('make somebody else an owner first').waitFor();
    expect(stage.complaints()).toEqual([expect.stringContaining('a status of 409')]);
  });
});
