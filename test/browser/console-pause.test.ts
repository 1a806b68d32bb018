// The pause in a real browser: it is set after a last look, stands above every page with who and why, holds what is
// queued, and is ended the same way.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { offer, setStage } from './stage.ts';

const stage = setStage();

const shows = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor();
const anna = '+4915112345678';

const template = { name: 'spring_offer', language: 'en' };

let queued = '';

async function queueOffer(): Promise<string> {
  const { status, body } = await stage.town.call<{ id: string }>('POST', '/api/v1/messages', { to: anna, template });
  expect(status).toBe(202);
  return body.id;
}

describe('the pause', () => {
  it('says what it does before it is set, and then stands above every page', async () => {
    await stage.town.act('c1', { do: 'text', text: await stage.sentence() });
    await until('the offer may go', async () => {
      const { body } = await stage.town.call<{ outcome: string }>('POST', '/api/v1/decisions', { to: anna, template });
      return body.outcome === 'allow';
    });
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
    queued = await queueOffer();
    const sent = await stage.send({ to: anna, ...offer });
    expect(sent.body.error?.error_data?.reasons?.[0]?.code).toBe('DEFER_PAUSED');
    const { body } = await stage.town.call<{ state: string }>('GET', `/api/v1/messages/${queued}`);
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
      const { body } = await stage.town.call<{ state: string }>('GET', `/api/v1/messages/${queued}`);
      return body.state === 'sent';
    });
    await page.getByRole('link', { name: 'Rules' }).click();
    await page.getByRole('cell', { name: 'The price is right again' }).waitFor();
    await page.getByRole('cell', { name: 'A wrong price went out' }).waitFor();
  });
});
