// What stands in the way of a port is told in one line that says what to do.

import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { Failure } from '../kernel/kernel.ts';
import { listen } from './listen.ts';

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
const place = { port: 3000, host: '10.9.9.9', setting: 'PORT' } as const;

test('a port that is taken is named, and the variable that changes it', async () => {
  const server = createServer();
  const occupied = new Promise<void>((_, fail) => server.once('error', fail));
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  server.listen(other.address());
  const refused = listen(place, () => occupied);
  await expect(refused).rejects.toThrow(/^Port 3000 is in use by another program\..* PORT /);
  await expect(refused).rejects.toBeInstanceOf(Failure);
  other.close();
});

test.each([
  ['EACCES', /above 1023/],
  ['EADDRNOTAVAIL', /`10.9.9.9`, which is not an address of this machine/],
])('%s has words too', async (code, words) => {
  await expect(listen(place, () => failing(code))).rejects.toThrow(words);
});

test('anything else stays what it is', async () => {
  await expect(listen(place, () => failing('EWHATEVER'))).rejects.not.toBeInstanceOf(Failure);
});
