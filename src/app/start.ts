// The command `start`: database, house, emulator, and the one screen that says what to do next.

import { createHouse, createLog, type House, openDatabase } from './compose.ts';
import { demoSender, ensureDemoBusiness } from './demo-business.ts';
import { ensureDemoKey } from './demo-key.ts';
import type { Configuration } from './env.ts';
import { openEmulator, type RunningEmulator } from './start-emulator.ts';
import { untilStopped } from './until-stopped.ts';

export type Running = {
  readonly url: string;
  readonly house: House;
  readonly emulator: RunningEmulator | null;
  /** The demo business's API key, where the emulator runs. */
  readonly key: string | null;
  stop(): Promise<void>;
};

/** Starts everything that the configuration asks for. */
export async function open(configuration: Configuration): Promise<Running> {
  const log = createLog(configuration.logLevel);
  const opened = await openDatabase(configuration, log);
  const house = await createHouse(configuration, { db: opened.db, log });
  const listening = await house.api.listen({ port: configuration.port, host: configuration.host });
  const url = listening.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const emulator = configuration.emulator
    ? await openEmulator({
        port: configuration.emulatorPort,
        host: configuration.host,
        webhookUrl: `${listening}/webhooks/whatsapp`,
      })
    : null;
  let key: string | null = null;
  if (emulator !== null) {
    await ensureDemoBusiness(house, emulator.url);
    key = await ensureDemoKey(house, configuration.dataDir);
  }
  return {
    url,
    house,
    emulator,
    key,
    stop: async () => {
      await house.stop();
      await emulator?.stop();
      await opened.stop();
    },
  };
}

/** Runs the server until it is stopped; prints what to try first. */
export async function start(configuration: Configuration): Promise<number> {
  const running = await open(configuration);
  if (running.house.masterKey.source === 'generated') {
    console.log(`A master key was made: ${running.house.masterKey.path}`);
    console.log('Keep a copy apart from the database. Without it nobody can read the personal data.\n');
  }
  console.log(`Assent is ready:  ${running.url}\n`);
  if (running.emulator !== null && running.key !== null) printDemo(running.url, running.key, running.emulator.url);
  await untilStopped();
  await running.stop();
  return 0;
}

function printDemo(url: string, key: string, phone: string): void {
  const curl = `curl -s ${url}/v25.0/${demoSender.phoneNumberId}/messages -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"messaging_product":"whatsapp","to":"+4915112345678","type":"template","template":{"name":"spring_offer","language":{"code":"en"}}}'`;
  const lines = [
    '  Base URL for Cloud API clients   ' + url,
    '  Access token (an Assent API key) ' + key,
    '  Phone number id                  ' + demoSender.phoneNumberId,
    '  WhatsApp Business Account id     ' + demoSender.wabaId,
    '  The customers’ phones            ' + phone,
    '',
    'Try first: send a promotion to somebody who never agreed to it.',
    '',
    `  ${curl}`,
    '',
    'Then play all of it: npx assent demo',
  ];
  console.log(lines.join('\n'));
}
