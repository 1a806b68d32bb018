// Retention in a real browser: a data-protection officer shortens how long content is kept, sees what will go, and the
// thread says so afterwards.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { idAt } from '../../src/kernel/kernel.ts';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const dayMs = 86_400_000;
const stage = setStage();
const thread = (page: Page) => page.getByRole('log');

/** What Lena wrote so many days ago, as it would stand there since. */
async function wroteBefore(days: number, text: string, isProof = false): Promise<void> {
  const { vault, contacts, directory } = stage.town.running.house;
  const [business] = directory.businesses();
  const [sender] = directory.senders();
  if (business === undefined || sender === undefined) expect.fail('the demo has a number');
  const ids = { phone: '4915112345678', userId: null, parentUserId: null };
  const person = (await contacts.find(business.id, ids)) ?? expect.fail('she wrote');
  const id = idAt<'message'>(Date.parse('2026-03-10T09:00:00Z') - days * dayMs, Buffer.alloc(10, days));
  const update = { type: 'text', text: { body: text } };
  const key = person.profileKey ?? expect.fail('her key is there');
  const body = vault.sealPersonal(key, JSON.stringify({ update }), `message:${id}`);
  await stage.town.db.query(business.id, {
    text: `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body, proof)
      values ($1, $2, $3, $4, 'in', 'received', 'reply', 'text', $5, $6)`,
    values: [business.id, id, person.id, sender.id, body, isProof],
  });
}

/** Somebody new, by an invitation of the demo's owner. */
async function join(name: string, role: string): Promise<Page> {
  const owner = await stage.openConsole('/settings/team');
  const headers = { 'x-assent-console': '1', origin: stage.town.url, 'sec-fetch-site': 'same-origin' };
  const data = { email: `${name}@bakery.example`, role };
  const made = await owner.context().request.post(`${stage.town.url}/api/v1/invitations`, { headers, data });
  const page = await stage.openConsole('/', { signedIn: false });
  await page.goto(stage.town.url + (await made.json()).link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill('four words make sense');
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

async function openThread(page: Page): Promise<void> {
  await page.goto(`${stage.town.url}/console/inbox`);
  await page.getByRole('link', { name: 'Lena Sommer' }).click();
}

describe('retention', () => {
  it('a data-protection officer shortens it, sees what will go, and the thread says so afterwards', async () => {
    await stage.town.act('c1', { do: 'text', text: 'Is it open on Sunday?' });
    const begun = async () =>
      (await stage.town.call<{ items: unknown[] }>('POST', '/api/v1/conversations/search', {})).body.items.length > 0;
    await until('the conversation begins', begun);
    await wroteBefore(20, 'Do you have rye bread?');
    await wroteBefore(19, 'STOP', true);
    await wroteBefore(8, 'And with seeds?');
    const page = await join('Dana', 'dpo');
    await openThread(page);
    await thread(page).getByText('Do you have rye bread?').waitFor();
    await page.goto(`${stage.town.url}/console/settings/retention`);
    await page.getByText('30 days').first().waitFor();
    await page.getByRole('textbox', { name: 'Keep content for so many days' }).fill('6');
    await page.getByText('Enter a whole number from 7 to 1,095.').waitFor();
    await page.getByRole('textbox', { name: 'Keep content for so many days' }).fill('14');
    await page.getByText('Older than 14 days, and without its content as soon as you save:').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Messages: 1$/ })
      .waitFor();
    await page.getByText('It cannot be undone').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('Nobody needs it for longer');
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep content for 14 days?' });
    await dialog.getByText('It cannot be undone').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep for 14 days' }).click();
    await dialog.waitFor({ state: 'detached' });
    await until('it ran', async () => {
      const { body } = await stage.town.call<{ runs: { messages: number }[] }>('GET', '/api/v1/retention');
      return body.runs[0]?.messages === 1;
    });
    await openThread(page);
    await thread(page).getByText('Content deleted after 14 days').waitFor();
    for (const kept of ['STOP', 'And with seeds?', 'Is it open on Sunday?'])
      await thread(page).getByText(kept, { exact: true }).waitFor();
    expect(await thread(page).getByText('Do you have rye bread?').count()).toBe(0);
    await page.goto(`${stage.town.url}/console/settings/rules`);
    await page.getByRole('row', { name: /Retention of content.*Dana/ }).waitFor();
  });

  it('others see it and what was deleted, and cannot change it', async () => {
    const page = await join('Alex', 'agent');
    await page.goto(`${stage.town.url}/console/settings/retention`);
    await page.getByRole('heading', { name: 'What was deleted' }).waitFor();
    await page.getByText('14 days').first().waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  it('looks right in every look, and so does the thread', async () => {
    const ready = async (page: Page) => {
      await page.getByRole('textbox', { name: 'Keep content for so many days' }).fill('7');
      await page.getByText('It cannot be undone').waitFor();
    };
    const show = async (page: Page) => await page.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path: '/settings/retention', name: 'settings-retention', ready, show })).toEqual(
      [],
    );
    const { body } = await stage.town.call<{ items: { id: string }[] }>('POST', '/api/v1/conversations/search', {});
    const gone = async (page: Page) => await thread(page).getByText('Content deleted after 14 days').waitFor();
    const path = `/inbox/${body.items[0]?.id}`;
    const first = async (page: Page) =>
      await thread(page).getByText('Content deleted after 14 days').scrollIntoViewIfNeeded();
    expect(await findingsOn(stage, { path, name: 'inbox-content-deleted', ready: gone, show: first })).toEqual([]);
  });
});
