// Nobody reaches into the network behind Assent by way of an outgoing webhook.

import { describe, expect, test } from 'vitest';
import { Failure } from '../../kernel/kernel.ts';
import { checkTarget, isPublicAddress } from './guard.ts';

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is not public', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('targets', () => {
  const strict = { allowPrivate: false };

  test.each([
    'nonsense',
    'ftp://93.184.216.34/x',
    'http://93.184.216.34/',
    'https://user:pass@93.184.216.34/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://017700000001/',
    'https://127.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:127.0.0.1]/',
  ])('%s is refused', async url => {
    await expect(checkTarget(url, strict)).rejects.toBeInstanceOf(Failure);
  });

  test('a public address is taken as it is', async () => {
    const target = await checkTarget('https://93.184.216.34/hook', strict);
    expect(target.address).toBe('93.184.216.34');
    expect(target.family).toBe(4);
  });

  test('with leave, a bot on the same machine is reached over plain http', async () => {
    const target = await checkTarget('http://127.0.0.1:8080/hook', { allowPrivate: true });
    expect(target.address).toBe('127.0.0.1');
  });
});
