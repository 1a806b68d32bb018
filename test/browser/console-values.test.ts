// The business's own values in a real browser: set in a form, tried on the stored people, who is lost by which rule, and
// saved with the reason; and the law that they are added to.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { until } from '../town.ts';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const template = { name: 'spring_offer', language: 'en' };
const stage = setStage({
  prepare: async ({ town, sentence }) => {
    await town.act('c1', { do: 'text', text: await sentence() });
    await until('the offer may go', async () => {
      const asked = { to: '+4915112345678', template };
      const { body } = await town.call<{ outcome: string }>('POST', '/api/v1/decisions', asked);
      return body.outcome === 'allow';
    });
  },
});

const reads = (words: string) => async (page: Page) => await page.getByText(words).first().waitFor();

describe('stricter values', () => {
  it('are tried on the people that there are before they are saved with a reason', async () => {
    const page = await stage.openConsole('/settings/rules');
    await page.getByRole('link', { name: 'Set values' }).click();
    await page.getByRole('combobox', { name: 'Least evidence for marketing' }).selectOption('E4');
    expect(await page.getByRole('button', { name: 'Save these values' }).count()).toBe(0);
    await page.getByRole('combobox', { name: 'Try it on messages about' }).selectOption('offers');
    await page.getByRole('button', { name: 'Try it on the people you have' }).click();
    await page.getByText('Nothing was sent or saved').waitFor();
    await page.getByRole('link', { name: 'evidence-grade' }).waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('Signed consents only, from now on');
    await page.getByRole('button', { name: 'Save these values' }).click();
    await page.getByRole('cell', { name: 'Signed consents only, from now on' }).waitFor();
    await page.getByText('"E4"').waitFor();
  });

  it('are set for one purpose: hours and caps in a form', async () => {
    const page = await stage.openConsole('/settings/values?of=purpose&id=offers');
    await page.getByRole('group', { name: 'Hours for marketing' }).getByRole('checkbox').check();
    await page.getByRole('textbox', { name: 'Saturday: from' }).or(page.getByLabel('Saturday: from')).fill('10:00');
    await page.getByLabel('Saturday: to').fill('14:00');
    await page.getByRole('button', { name: 'Add a cap' }).click();
    await page.getByRole('button', { name: 'Try it on the people you have' }).click();
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('Offers at shop hours');
    await page.getByRole('button', { name: 'Save these values' }).click();
    await page.getByRole('cell', { name: 'Offers at shop hours' }).waitFor();
    const { body } = await stage.town.call<{ purposes: { offers: object } }>('GET', '/api/v1/policy/values');
    expect(body.purposes.offers).toEqual({
      hours: { marketing: { 'MO-FR': ['09:00-18:00'], SA: ['10:00-14:00'] } },
      frequency: [{ max: 1, perDays: 7 }],
    });
    const path = '/settings/values?of=purpose&id=offers';
    expect(await findingsOn(stage, { path, name: 'settings-values', ready: reads('Saturday') })).toEqual([]);
  });

  it('are told apart from looser ones, which count only where a place leaves room', async () => {
    const ready = reads('the least evidence that a consent needs');
    expect(await findingsOn(stage, { path: '/settings/values?of=looser', name: 'settings-looser', ready })).toEqual([]);
  });
});

describe('the rules', () => {
  it('tell what each does, and what the law of a place asks for', async () => {
    const page = await stage.openConsole('/settings/rules');
    await page.getByRole('link', { name: 'Germany' }).click();
    await page.getByRole('complementary').getByText('the least evidence that a consent needs').first().waitFor();
    expect(await findingsIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Hours of rest' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hours of rest' }).waitFor();
    const rules = reads('All rules');
    expect(await findingsOn(stage, { path: '/settings/rules', name: 'settings-rules', ready: rules })).toEqual([]);
  });
});
