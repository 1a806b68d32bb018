// Where webhooks may be passed on to: never into the private network that Assent itself runs in, unless allowed.

import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Failure } from '../../kernel/kernel.ts';

/** Address ranges, as ipaddr.js names them, that lead to the public internet. */
const publicRange = 'unicast';

/** Whether an IP address is on the public internet; an IPv4 address in IPv6 clothes is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === publicRange;
}

/**
 * Checks a URL and returns the addresses it may be reached at; throws Failure('url-forbidden') in words. The delivery
 * connects to one of exactly these, so that a name cannot change its mind in between.
 */
export async function checkTarget(
  url: string,
  rules: { allowPrivate: boolean },
): Promise<{ url: URL; address: string; family: 4 | 6 }> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) throw new Failure('url-forbidden', 'this is not a complete URL');
  if (parsed.protocol !== 'https:' && !(rules.allowPrivate && parsed.protocol === 'http:')) {
    throw new Failure('url-forbidden', 'webhooks are passed on over https only');
  }
  if (parsed.username !== '' || parsed.password !== '')
    throw new Failure('url-forbidden', 'a URL with a password is not taken');
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await addressesOf(host) : [{ address: host, family: isIP(host) }];
  const usable = addresses.filter(one => rules.allowPrivate || isPublicAddress(one.address));
  const first = usable[0];
  if (first === undefined || usable.length < addresses.length) {
    throw new Failure(
      'url-forbidden',
      'this name leads to a private or reserved address; allow it in the configuration if it is yours',
    );
  }
  return { url: parsed, address: first.address, family: first.family === 6 ? 6 : 4 };
}

type Found = { address: string; family: number }[];

const lookupMaxMs = 5_000;
/** One look-up at a time for a name: a name server that is silent holds one of the few threads, not all of them. */
const lookingUp = new Map<string, Promise<Found>>();

async function addressesOf(host: string): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('the name server does not answer')), lookupMaxMs);
  });
  try {
    return await Promise.race([lookUp(host), tooLong]);
  } catch (cause) {
    throw new Failure('url-forbidden', 'this name cannot be found', { cause });
  } finally {
    clearTimeout(timer);
  }
}

function lookUp(host: string): Promise<Found> {
  const underWay = lookingUp.get(host);
  if (underWay !== undefined) return underWay;
  const started = lookup(host, { all: true }).finally(() => lookingUp.delete(host));
  lookingUp.set(host, started);
  return started;
}
