// The delivery log of outgoing webhooks in a real browser: what failed is seen with its reason and delivered again. And
// the switcher between businesses, which shows each only its own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn } from './console-looks.ts';
import { setStage } from './stage.ts';

let answers = 500;
let came = 0;
const listener = createServer((_request, response) => {
  came += 1;
  response.writeHead(answers).end();
});
const stage = setStage({ env: { ASSENT_ALLOW_PRIVATE_WEBHOOKS: 'yes' } });

beforeAll(async () => {
  await new Promise<void>(listening => listener.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  listener.closeAllConnections();
  await new Promise(closed => listener.close(closed));
});

describe('the delivery log', () => {
  it('shows what did not arrive and why, and delivers it again', async () => {
    const { port } = listener.address() as AddressInfo; // a TCP server that listens has an address
    await stage.town.call('POST', '/api/v1/webhooks', { url: `http://127.0.0.1:${port}/hook` });
    await stage.town.act('c1', { do: 'text', text: 'Are you open on Sunday?' });
    await until('it was tried', () => Promise.resolve(came > 0));
    // As after a day of tries.
    await until('it is given up', async () => {
      const { rowCount } = await giveUp();
      return rowCount > 0;
    });
    const page = await stage.openConsole('/settings/webhooks');
    await page.getByRole('link', { name: 'What was delivered, and what was not' }).click();
    const failed = page.getByRole('row', { name: /^Given up/ }).first();
    await failed.getByText('500').waitFor();
    expect(await findingsIn(page)).toEqual([]);
    answers = 200;
    const before = came;
    await failed.getByRole('button', { name: 'Deliver again' }).click();
    await until('it came again', () => Promise.resolve(came > before));
    await page.reload();
    await page
      .getByRole('row', { name: /^Delivered/ })
      .first()
      .waitFor();
  });
});

async function giveUp(): Promise<{ rowCount: number }> {
  const rows = await stage.town.db.query('all', {
    text: `update webhook_delivery set state = 'given_up', ended_at = now()
      where state = 'waiting' and attempts > 0 and last_outcome is not null returning 1`,
    values: [],
  });
  return { rowCount: rows.length };
}

describe('the switcher', () => {
  it('stands there for whoever works for two businesses, and shows each only its own', async () => {
    const { directory } = stage.town.running.house;
    const other = await directory.addBusiness({ name: 'Abendrot Florist', countries: ['AT'], zone: 'Europe/Vienna' });
    await directory.putPurpose(other, { id: 'bouquets', class: 'marketing_own', title: 'bouquets', description: '' });
    await stage.town.db.query('all', {
      text: `insert into staff_member (business_id, user_id, role, joined_at)
        select $1, id, 'owner', now() from staff_user where demo`,
      values: [other],
    });
    const page = await stage.openConsole('/settings/purposes');
    await page.getByRole('button', { name: /^Business: / }).click();
    await page.getByRole('menuitemradio', { name: 'Abendrot Florist' }).click();
    await page.getByRole('cell', { name: 'bouquets' }).first().waitFor();
    expect(await page.getByText('offers from our bakery').count()).toBe(0);
    expect(await findingsIn(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Business: Abendrot Florist' }).click();
    await page.getByRole('menuitemradio', { name: 'Morgenrot Bakery' }).click();
    await page.getByText('offers from our bakery').waitFor();
    expect(await page.getByRole('cell', { name: 'bouquets' }).count()).toBe(0);
  });
});
