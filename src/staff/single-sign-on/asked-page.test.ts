// Only pages of the console are led to; whatever a browser would take for another place is none.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { askedPage, failedPage } from './asked-page.ts';

it.each([
  '/console',
  '/console/',
  '/console/people',
  '/console/people?consent=given&page=2',
  '/console/inbox/0198-a?view=%22mine%22',
  '/console/settings/team?at=https://elsewhere.example',
])('%s is a page', page => {
  expect(askedPage(page)).toBe(page);
});

it.each([
  '',
  '/',
  'console/people',
  '//evil.example',
  '//evil.example/console/',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/console\\..\\..\\evil.example',
  '/console/..//evil.example',
  '/console/../api/v1/session',
  '/console/%2e%2e/api/v1/session',
  'https://evil.example/console/',
  'http:/console/people',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  '/console/\r\nset-cookie: a=b',
  '/console/\u0000',
  '/console/a b',
  '/console/\u2028',
  '/consoles/people',
  '/api/v1/session',
  `/console/${'a'.repeat(2_000)}`,
])('%j is none', text => {
  expect(askedPage(text)).toBeNull();
});

it('whatever is let through stays at home, as a browser reads it, and is in normal form', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    'console',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    '\t',
    'evil.example',
  );
  const text = fc.array(piece, { maxLength: 12 }).map(pieces => `/console/${pieces.join('')}`);
  const texts = fc.oneof(
    text,
    text.map(one => one.replace('/console/', '/')),
  );
  fc.assert(
    fc.property(texts, given => {
      const page = askedPage(given);
      if (page === null) return;
      const url = new URL(page, 'https://assent.example');
      expect(url.origin).toBe('https://assent.example');
      expect(url.pathname).toMatch(/^\/console(?:\/|$)/);
      expect(askedPage(page)).toBe(page);
    }),
  );
});

it('says on the page that it did not work, without what others put into its address', () => {
  expect(failedPage('/')).toBe('/?sign-in=failed');
  const page = '/console/people?consent=given&error=access_denied&error_description=no';
  expect(failedPage(page)).toBe('/console/people?consent=given&sign-in=failed');
});
