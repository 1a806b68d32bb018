// The pause in a real browser: it is set after a last look, stands above every page with who and why, holds what is
// queued, and is ended the same way.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { openStage, reads, type Stage, write } from './stage.ts';

let found: Stage | null = null;
let stage: Stage;

beforeAll(async () => {
  found = await openStage();
  if (found !== null) stage = found;
});

beforeEach(context => {
  if (found === null) context.skip('no Chromium runs here');
});

afterEach(async () => {
  await found?.close();
  expect(found?.complaints() ?? []).toEqual([]);
});

afterAll(async () => await found?.stop());

const shows = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor();
const anna = '+4915112345678';

async function queueOffer(): Promise<string> {
  const template = { name: 'spring_offer', language: 'en' };
  const { status, body } = await stage.town.call<{ id: string }>('POST', '/api/v1/messages', { to: anna, template });
  expect(status).toBe(202);
  return body.id;
}

describe('the pause', () => {
  it('says what it does before it is set, and then stands above every page', async () => {
    const phone = await stage.open('/');
    await write(phone, await stage.sentence());
    await reads(phone, 'You have agreed');
    const ready = shows('One switch holds');
    expect(await findingsOn(stage, { path: '/settings/pause', name: 'settings-pause', ready })).toEqual([]);
    const page = await stage.openConsole('/settings/pause');
    await page.getByRole('textbox', { name: 'Reason, kept on record' }).fill('A wrong price went out');
    await page.getByRole('button', { name: 'Pause sending' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It holds from this moment on').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Pause sending' }).click();
    await page.getByText('nothing that the business starts goes out').waitFor();
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByText('Demo: A wrong price went out').waitFor();
  });

  it('holds what is queued, and refuses what is sent directly with the reason', async () => {
    const id = await queueOffer();
    const sent = await stage.send({
      to: anna,
      type: 'template',
      template: { name: 'spring_offer', language: { code: 'en' } },
    });
    expect(sent.body.error?.error_data?.reasons?.[0]?.code).toBe('DEFER_PAUSED');
    const { body } = await stage.town.call<{ state: string }>('GET', `/api/v1/messages/${id}`);
    expect(body.state).toBe('queued');
    const ready = shows('Messages that wait');
    expect(await findingsOn(stage, { path: '/settings/pause', name: 'settings-paused', ready })).toEqual([]);
  });

  it('is ended with a reason: what waited goes, and both stand on record', async () => {
    const page = await stage.openConsole('/settings/pause');
    await page.getByRole('textbox', { name: 'Why it is resumed' }).fill('The price is right again');
    await page.getByRole('button', { name: 'Resume sending' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume sending' }).click();
    await page.getByText('One switch holds').waitFor();
    await until('the offer went', async () => {
      const { body } = await stage.town.call<{ items: { kind: string }[] }>('POST', '/api/v1/messages/search', {
        direction: 'out',
        state: 'sent',
      });
      return body.items.some(one => one.kind === 'template');
    });
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('cell', { name: 'The price is right again' }).waitFor();
    await page.getByRole('cell', { name: 'A wrong price went out' }).waitFor();
  });
});
