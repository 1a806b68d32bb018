// Cookies on their way in and out: plain names inside, tied to the host by https outside, and none that is not ours.

import { expect, it } from 'vitest';
import { plainCookies, writtenCookies } from './cookies.ts';

it('takes only our own, and by https only those that are tied to this host', () => {
  const header = 'a=1; assent.session_token=plain; __Host-assent.session_token=tied; assentx=2';
  expect(plainCookies(header, false)).toBe('assent.session_token=plain');
  expect(plainCookies(header, true)).toBe('assent.session_token=tied');
});

it('writes them so that no script reads them and no other site sends them, whatever was said of them before', () => {
  const [line] = writtenCookies(
    ['assent.session_token=t; Max-Age=9; Path=/api; SameSite=None; Domain=evil.example'],
    true,
  );
  expect(line).toBe('__Host-assent.session_token=t; Max-Age=9; Path=/; HttpOnly; SameSite=Strict; Secure');
});

it('lets what was begun at an issuer come back from there', () => {
  expect(writtenCookies(['assent.state=s; Max-Age=9'], false)).toEqual([
    'assent.state=s; Max-Age=9; Path=/; HttpOnly; SameSite=Lax',
  ]);
});
