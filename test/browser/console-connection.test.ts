// The connection of a number to Meta in a real browser: checks with plain verdicts, a token that is tried before it is
// kept, an app that is subscribed by a button, and the steps of a new number.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

let path = '';
const stage = setStage({
  prepare: async ({ town }) => {
    await town.act('c1', { do: 'text', text: 'Is the rye bread back?' });
    const { body } = await town.call<{ items: { id: string }[] }>('GET', '/api/v1/senders');
    path = `/settings/senders/${body.items[0]?.id}`;
  },
});

const reads = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor();
const check = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

/** What Meta is answered when it verifies the address with this token. */
async function verifiedWith(token: string): Promise<number> {
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '4711' });
  return (await fetch(`${stage.town.url}/webhooks/whatsapp?${query}`)).status;
}

describe('the connection of a number', () => {
  it('is looked at live: token, number, account, subscription, webhooks and templates', async () => {
    const page = await stage.openConsole('/settings/senders');
    await page.getByRole('link', { name: demoSender.displayNumber }).click();
    const panel = page.getByRole('complementary');
    for (const words of [
      'It works and reaches the number.',
      'Meta has it connected. Quality: good',
      'The number belongs to it.',
      'An app is subscribed',
      'They arrive. The last one:',
      'They are read.',
    ])
      await panel.getByText(words).waitFor();
    expect(await findingsOn(stage, { path, name: 'settings-connection', ready: reads('It works and') })).toEqual([]);
  });

  it('says what is wrong with a token before it is kept, and keeps one that works', async () => {
    const page = await stage.openConsole(path);
    const field = page.getByRole('textbox', { name: 'Access token of Meta' });
    await field.fill('EAAG-copied-by-half');
    await page.getByRole('button', { name: 'Try it, and replace the token' }).click();
    await page.getByText('Meta does not know this token').waitFor();
    await check(page, 'It works and reaches the number.').waitFor();
    await field.fill(demoSender.token);
    await page.getByRole('button', { name: 'Try it, and replace the token' }).click();
    await page.getByText('The new token works and is kept.').waitFor();
  });

  it('takes another verify token, which Meta’s next verification needs', async () => {
    const page = await stage.openConsole(path);
    const part = page.getByRole('region', { name: 'New verify token' });
    await part.getByText('Webhooks go on arriving meanwhile.').waitFor();
    const proposed = await part.getByRole('textbox', { name: 'Verify token' }).inputValue();
    expect(proposed).toMatch(/^\S{24,}$/);
    await part.getByRole('button', { name: 'Replace the verify token' }).click();
    await part.getByText('It is kept. Enter it in Meta’s App Dashboard').waitFor();
    await part.getByText(proposed).waitFor();
    expect([await verifiedWith(proposed), await verifiedWith(demoSender.verifyToken)]).toEqual([200, 403]);
    const show = async (one: Page) => await one.getByText('Replace the verify token').scrollIntoViewIfNeeded();
    const ready = reads('Replace the verify token');
    expect(await findingsOn(stage, { path, name: 'settings-verify-token', ready, show })).toEqual([]);
    const sender = { phone_number_id: demoSender.phoneNumberId, waba_id: demoSender.wabaId };
    const before = { ...sender, display_number: demoSender.displayNumber, verify_token: demoSender.verifyToken };
    await stage.town.call('POST', '/api/v1/senders', before);
    expect(await verifiedWith(demoSender.verifyToken)).toBe(200);
  });

  it('subscribes the app where none is', async () => {
    const { town } = stage;
    const meta = { authorization: `Bearer ${demoSender.token}` };
    await town.call('DELETE', `${town.emulator}/v25.0/${demoSender.wabaId}/subscribed_apps`, undefined, meta);
    const page = await stage.openConsole(path);
    await page.getByText('No app is subscribed').waitFor();
    await page.getByRole('button', { name: 'Subscribe the app' }).click();
    await page.getByText('An app is subscribed').waitFor();
  });

  it('is made in four steps, with what to copy from where', async () => {
    const ready = reads('A token that does not expire');
    expect(await findingsOn(stage, { path: '/settings/senders/new', name: 'settings-connect', ready })).toEqual([]);
  });
});
