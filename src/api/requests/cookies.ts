// Cookies as browsers keep them. Inside the house they have plain names; by https they get the prefix that ties them to
// this very host. No script can read them, and no other site's request carries them.

import type { Cookies } from '../../staff/staff.ts';

const ours = 'assent.';
const securePrefix = '__Host-';
/** The way back from an issuer of a single sign-on comes from another site: what was begun must be there. */
const fromElsewhere = /^assent\.(?:state|oauth_state)/;

/** The Cookie header with plain names, and only what is ours. */
export function plainCookies(header: string, secure: boolean): string {
  const prefix = secure ? securePrefix + ours : ours;
  return header
    .split(/;\s*/)
    .filter(one => one.startsWith(prefix))
    .map(one => (secure ? one.slice(securePrefix.length) : one))
    .join('; ');
}

/** Set-Cookie lines for the browser. */
export function writtenCookies(cookies: Cookies, secure: boolean): string[] {
  return cookies.map(line => {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const age = attributes.find(one => /^max-age=/i.test(one));
    const site = fromElsewhere.test(pair) ? 'Lax' : 'Strict';
    const kept = [`${secure ? securePrefix : ''}${pair}`, ...(age === undefined ? [] : [age])];
    return [...kept, 'Path=/', 'HttpOnly', `SameSite=${site}`, ...(secure ? ['Secure'] : [])].join('; ');
  });
}
