// The first tasks of staff in the console, with a customer on the other side: a refusal explained, a possible stop looked
// at, a request answered, a person found. Every page is looked at in its four looks.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const lena = '+4915112345678';
const template = { name: 'spring_offer', language: 'en' };
type Listed = { readonly items: readonly { readonly id: string; readonly contact_id: string }[] };

const stage = setStage({ prepare });
let refused = '';
let allowed = '';

async function prepare(): Promise<void> {
  const { town } = stage;
  refused = await decide();
  await town.act('c1', { do: 'text', text: await stage.sentence() });
  allowed = await until('the offer is allowed', async () => {
    const id = await decide();
    const { body } = await town.call<{ outcome: string }>('GET', `/api/v1/decisions/${id}`);
    return body.outcome === 'allow' && id;
  });
}

async function decide(): Promise<string> {
  const asked = await stage.town.call<{ id: string }>('POST', '/api/v1/decisions', { to: lena, template });
  if (asked.status !== 200) throw new Error(`not decided: ${JSON.stringify(asked.body)}`);
  return asked.body.id;
}

/** What stands in a list once it is there. */
async function waiting(what: 'doubts' | 'requests'): Promise<string> {
  return await until(`${what} are there`, async () => {
    const { body } = await stage.town.call<Listed>('GET', `/api/v1/${what}`);
    return body.items[0]?.id;
  });
}

const reads = (words: string | RegExp) => async (page: Page) => await page.getByText(words).first().waitFor();

describe('a decision', () => {
  it('says why a promotion was refused, what is possible, and leads to the rule', async () => {
    const page = await stage.openConsole(`/decisions/${refused}`);
    await page.getByText('The message may not be sent').waitFor();
    await page.getByText('Let the person opt in by writing first').first().waitFor();
    await page.getByRole('link', { name: /^The rule no-consent/ }).click();
    await page
      .getByRole('heading', { level: 1 })
      .and(page.getByText('consent', { exact: false }))
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/rules/no-consent');
  });

  it('names the consent relied upon, and replays to the same', async () => {
    const page = await stage.openConsole(`/decisions/${allowed}`);
    await page.getByText('The message may be sent').waitFor();
    await page.getByText('its own rules say the same today').waitFor();
  });

  it('is printed without what is only for the screen, with the instant and the business', async () => {
    const page = await stage.openConsole(`/decisions/${refused}`);
    await page.getByText('its own rules say the same today').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await page.getByText(/ · Printed from Assent\./).waitFor();
    expect((await page.pdf({ format: 'Letter', preferCSSPageSize: false })).length).toBeGreaterThan(10_000);
  });

  it('looks right in every look', async () => {
    const ready = reads('its own rules say the same today');
    expect(await findingsOn(stage, { path: `/decisions/${refused}`, name: 'decision-refused', ready })).toEqual([]);
    expect(await findingsOn(stage, { path: `/decisions/${allowed}`, name: 'decision-allowed', ready })).toEqual([]);
    const ruleReady = reads('What it says');
    expect(await findingsOn(stage, { path: '/rules/quiet-hours', name: 'rule', ready: ruleReady })).toEqual([]);
  });
});

describe('a person', () => {
  it('is found by number in any spelling, and no address holds the number', async () => {
    const page = await stage.openConsole('/people');
    await page.getByRole('textbox', { name: 'Find by name or phone number' }).fill('+49 151 1234 5678');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Consent given').waitFor();
    expect(page.url()).not.toMatch(/151/);
    const path = new URL(page.url()).pathname.replace('/console', '');
    expect(await findingsOn(stage, { path, name: 'person', ready: reads('Consent given') })).toEqual([]);
  });
});

describe('what needs a person', () => {
  it('a possible stop is looked at, called a stop, and the offer is refused', async () => {
    await stage.town.act('c1', { do: 'text', text: 'not every day please, once a month is ok' });
    const id = await waiting('doubts');
    const ready = reads('Was it a stop?');
    expect(await findingsOn(stage, { path: `/needs/doubts/${id}`, name: 'doubt', ready })).toEqual([]);
    const page = await stage.openConsole('/needs/doubts');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('textbox', { name: 'Note' }).fill('She told us at the till to stop.');
    await page.getByRole('button', { name: 'It was a stop' }).click();
    await page.getByRole('dialog').getByText('marketing ends on every channel').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'It was a stop' }).click();
    await page.getByText('No possible stop waits').waitFor();
    const { body } = await stage.town.call<{ outcome: string }>('GET', `/api/v1/decisions/${await decide()}`);
    expect(body.outcome).toBe('deny');
  });

  it('a request is taken up and answered, with a note', async () => {
    await stage.town.call('POST', '/api/v1/requests', { contact: { phone: lena }, kind: 'access', note: 'By letter.' });
    const id = await waiting('requests');
    const ready = reads('Start working on it');
    expect(await findingsOn(stage, { path: `/needs/requests/${id}`, name: 'request', ready })).toEqual([]);
    const page = await stage.openConsole(`/needs/requests/${id}`);
    await page.getByRole('button', { name: 'Start working on it' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Sent the copy by registered letter.');
    await page.getByRole('button', { name: 'Mark as answered' }).click();
    const noted = page.getByRole('listitem').filter({ hasText: 'Sent the copy by registered letter.' });
    await noted.getByText('You ·').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'By letter.' }).getByText('API key ending in').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('No request waits').waitFor();
  });
});
