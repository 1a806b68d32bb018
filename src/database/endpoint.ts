// How the application reaches its embedded server: a unix socket in a private folder, where no password is needed; or,
// where Node has no unix sockets (Windows), a free port of the loopback address with a password made by chance.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { invariant } from '../kernel/kernel.ts';
import type { Person } from './reach.ts';

/** `password` and `passwordFile` exist only on the loopback address. */
export type Endpoint = { host: string; port: number; password?: string; passwordFile?: string };

/** The private socket in a folder. */
export function socketEndpoint(folder: string): Endpoint {
  return { host: folder, port: 5432 };
}

/** A free port of the loopback address, with the password that the data folder keeps for its cluster. */
export async function loopbackEndpoint(home: string, runAs: Person | undefined): Promise<Endpoint> {
  const passwordFile = join(home, 'password');
  const made = randomBytes(24).toString('base64url');
  const kept = await readFile(passwordFile, 'utf8').catch(() => undefined);
  if (kept === undefined) {
    await writeFile(passwordFile, made, { mode: 0o600, flag: 'wx', flush: true });
    if (runAs !== undefined) await chown(passwordFile, runAs.uid, runAs.gid);
  }
  return { host: '127.0.0.1', port: await freePort(), password: kept ?? made, passwordFile };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  invariant(address !== null && typeof address === 'object', 'a listening server has an address');
  probe.close();
  await once(probe, 'close');
  return address.port;
}

/** How a client connects there, as that role to that database. */
export function connectionOf(endpoint: Endpoint, user: string, database: string) {
  const { host, port, password } = endpoint;
  return { host, port, user, database, ...(password === undefined ? {} : { password }) };
}
