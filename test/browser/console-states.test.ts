// Every page in the states that nobody plans for: still reading, failed, without a connection, not for this role, and with
// nothing in it. Answers are given in the server's place; and every page is walked through by keys, on a wide screen.

import { readFile } from 'node:fs/promises';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findingsIn, findingsOn } from './console-looks.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const id = '019cd6f9-8079-7d5d-93f5-1d12fbaeefc0';

/** Every page that reads something when it is opened. */
const pages = [
  '/',
  '/inbox',
  '/decisions',
  '/messages',
  '/consents',
  `/decisions/${id}`,
  '/needs/doubts',
  '/needs/requests',
  '/needs/unclear',
  '/needs/deliveries',
  '/needs/changed-hands',
  '/people',
  `/people/${id}`,
  '/audit',
  '/settings/senders',
  '/settings/purposes',
  '/settings/labels',
  '/settings/keys',
  '/settings/webhooks',
  '/settings/rules',
  '/settings/registries',
  '/settings/profile',
  '/settings/retention',
  '/settings/pause',
  '/settings/team',
  '/settings/account',
];

/** Pages and panels that read nothing by themselves, or what the page around them has read. */
const others = ['/needs', '/settings', '/rules/$rule', '/invitation', '/new-password'];

/** Those of them that begin empty. */
const lists = pages.filter(path =>
  /^\/(?:decisions|messages|consents|needs\/\w+|people|audit|settings\/(?:purposes|labels|keys|webhooks))$/.test(path),
);

const main = (page: Page) => page.getByRole('main');
const waiting = (page: Page) => page.getByRole('status', { name: 'Loading' }).first();

/** Answers all that a page asks for, but who is signed in. */
function answering(answer: (route: Route) => unknown): (page: Page) => Promise<unknown> {
  return async page => {
    // A failure is tried again after seconds; here after none.
    await page.addInitScript(
      `{ const later = setTimeout; setTimeout = (act, ms, ...rest) => later(act, ms > 400 ? 0 : ms, ...rest); }`,
    );
    await page.route('**/api/v1/**', route => {
      const { pathname } = new URL(route.request().url());
      return /\/api\/v1\/(?:session|demo\/sign-in)$/.test(pathname) ? route.continue() : answer(route);
    });
  };
}

const states = {
  loading: { answer: () => undefined, ready: (page: Page) => waiting(page).waitFor() },
  error: {
    answer: (route: Route) => route.fulfill({ status: 500, json: { title: 'Assent made a mistake' } }),
    ready: async (page: Page) => {
      await main(page).getByText('This did not work').first().waitFor();
      // The server's own words end as a sentence does.
      await main(page)
        .getByText(/says more\. Assent made a mistake\.$/)
        .first()
        .waitFor();
      await main(page).getByRole('button', { name: 'Try again' }).first().waitFor();
    },
  },
  offline: {
    answer: (route: Route) => route.abort(),
    ready: async (page: Page) => {
      await main(page).getByText('The server cannot be reached').first().waitFor();
      await main(page).getByRole('button', { name: 'Try again' }).first().waitFor();
    },
  },
  forbidden: {
    answer: (route: Route) => route.fulfill({ status: 403, json: { code: 'scope-missing' } }),
    ready: (page: Page) => main(page).getByText('Your role does not open this').first().waitFor(),
  },
} as const;

/** The console, drawn, on a page that asks for nothing. */
async function openNowhere(before: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await stage.openConsole('/nowhere', { before });
  await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor();
  return page;
}

/** Goes to a page as a link does, without loading everything again. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(`/console${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.waitForURL(`**/console${path}`);
}

describe('every page', () => {
  it('is on the lists of this file', async () => {
    const files = ['console/router.tsx', 'console/settings-routes.tsx'];
    const text = (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('');
    const segments = [...text.matchAll(/ path: '([^']+)'/g)].map(match => match[1] ?? '');
    const known = [...pages, ...others].flatMap(path => path.split('/'));
    const panels = [
      'new',
      '$id',
      '$sender',
      '$pack',
      'values',
      'password',
      'second-factor',
      'second-factor-off',
      'passkey',
    ];
    const unknown = segments.flatMap(path => path.split('/')).filter(one => ![...known, ...panels].includes(one));
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(states))('has a drawn state: %s', async (name, { answer, ready }) => {
    const before = answering(answer);
    const page = await openNowhere(before);
    const missing: string[] = [];
    for (const path of pages) {
      await goTo(page, path);
      await ready(page).catch(() => missing.push(path));
    }
    expect(missing).toEqual([]);
    expect(await findingsIn(page)).toEqual([]);
    await stage.close();
    stage.complaints();
    const found = await findingsOn(stage, { path: '/people', name: `state-${name}`, ready, before });
    expect(found.filter(words => !words.startsWith('console: '))).toEqual([]);
    stage.complaints();
  });

  it('says what it is for while there is nothing in it', async () => {
    const before = answering(route => route.fulfill({ json: { items: [], next: null, count: 0 } }));
    const page = await openNowhere(before);
    const missing: string[] = [];
    for (const path of lists) {
      await goTo(page, path);
      const empty = main(page).locator('h2 + p').first();
      await empty.waitFor({ timeout: 5_000 }).catch(() => missing.push(path));
    }
    expect(missing).toEqual([]);
  });
});

/** What has the focus: which of the page's stops it is, and whether that is seen. */
const focused = `(() => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(one => !one.disabled && one.checkVisibility() && one.tabIndex >= 0 && !one.closest('[inert]'));
  const one = document.activeElement;
  const { top, bottom } = one.getBoundingClientRect();
  // The mark may be drawn by the element, by what it draws over its row, or around the field that it is in.
  const around = [one, one.parentElement, one.parentElement?.parentElement, ...one.parentElement?.children ?? []];
  const looks = [...around.filter(Boolean).map(part => getComputedStyle(part)), getComputedStyle(one, '::after')];
  const isMarked = looks.some(look => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2);
  const name = one.ariaLabel || one.labels?.[0]?.textContent || one.textContent || one.tagName;
  return { at: stops.indexOf(one), of: stops.length, isSeen: isMarked && bottom > 0 && top < innerHeight, name: name.trim().slice(0, 40) };
})()`;

type Focus = { readonly at: number; readonly of: number; readonly isSeen: boolean; readonly name: string };
const stopsMax = 400;

/** Walks from the first stop to the last with the tab key; what is wrong, in words. */
async function walk(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  let last = -1;
  for (let step = 0; step < stopsMax; step += 1) {
    await page.keyboard.press('Tab');
    const { at, of, isSeen, name } = await page.evaluate<Focus>(focused);
    if (at < last || at === -1) break;
    if (!isSeen) wrong.push(`no focus is seen on: ${name}`);
    last = at;
    if (at === of - 1) return wrong;
  }
  return [...wrong, `the tab key does not reach the end, only stop ${last}`];
}

describe('on a wide screen, by keys alone', () => {
  it.each(pages.filter(path => !path.includes(id)))(
    '%s is walked through in order, and each focus is seen',
    async path => {
      const page = await stage.openConsole(path, { width: 1920, height: 1080 });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await waiting(page).waitFor({ state: 'detached' });
      expect(await findingsIn(page)).toEqual([]);
      await page.evaluate('document.activeElement?.blur()');
      expect(await walk(page)).toEqual([]);
    },
  );
});
