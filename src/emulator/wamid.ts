// Message ids of the make that Meta's have: a small binary record in Base64 that holds the person's number, so that
// whoever treats a wamid as harmless is found out here and not in production.

import type { Random } from '../kernel/kernel.ts';

const fromBusiness = 0x11;
const fromCustomer = 0x12;

/**
 * A new wamid. `who` is the person's digits, or the business-scoped id where the number is not shown. The layout was
 * read off Meta's published samples: 1C 18 len digits 15 02 00 11|12 18 len hex 00.
 */
export function newWamid(deps: { random: Random }, what: { who: string; by: 'business' | 'customer' }): string {
  const hex = deps.random
    .bytes(what.by === 'business' ? 9 : 10)
    .toString('hex')
    .toUpperCase();
  const who = what.who.slice(0, 127);
  const bytes = Buffer.alloc(who.length + hex.length + 10);
  let at = bytes.writeUInt8(0x1c, 0);
  at = bytes.writeUInt8(0x18, at);
  at = bytes.writeUInt8(who.length, at);
  at += bytes.write(who, at, 'latin1');
  at = bytes.writeUInt8(0x15, at);
  at = bytes.writeUInt8(0x02, at);
  at = bytes.writeUInt8(0x00, at);
  at = bytes.writeUInt8(what.by === 'business' ? fromBusiness : fromCustomer, at);
  at = bytes.writeUInt8(0x18, at);
  at = bytes.writeUInt8(hex.length, at);
  bytes.write(hex, at, 'latin1');
  return `wamid.${bytes.toString('base64')}`;
}
