// The API key of the demo business, kept in the data folder so that each start prints the same one.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { present } from '../kernel/kernel.ts';
import type { House } from './compose.ts';
import { demoSender } from './demo-business.ts';

/** The demo's key: the stored one while it works, else a new one. It opens only the emulator's number. */
export async function ensureDemoKey(house: House, dataDir: string): Promise<string> {
  const file = join(dataDir, 'demo-key');
  const stored = await readFile(file, 'utf8').catch(() => '');
  if (stored !== '' && (await house.keys.authenticate(stored.trim())) !== undefined) return stored.trim();
  const sender = present(house.directory.findSender(demoSender.phoneNumberId), 'the demo sender');
  const { key } = await house.keys.create({
    businessId: sender.businessId,
    name: 'demo',
    scopes: null,
    senderIds: null,
  });
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  return key;
}
