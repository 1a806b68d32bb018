// The command `start`: database, house and emulator, in the order in which each needs the other.

import { createHouse, createLog, createWorld, openDatabase } from './compose.ts';
import { ensureDemoBusiness } from './demo-business.ts';
import { ensureDemoKey } from './demo-key.ts';
import type { Configuration } from './env.ts';
import type { Running } from './running.ts';
import { openEmulator } from './start-emulator.ts';
import { startScreen } from './start-screen.ts';
import { untilStopped } from './until-stopped.ts';

/** Starts everything that the configuration asks for. */
export async function open(configuration: Configuration): Promise<Running> {
  const log = createLog(configuration.logLevel);
  const opened = await openDatabase(configuration, log);
  const world = createWorld(configuration);
  const house = await createHouse(configuration, { db: opened.db, log, world });
  const listening = await house.api.listen({ port: configuration.port, host: configuration.host });
  const url = listening.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  const emulator = configuration.emulator
    ? await openEmulator({
        port: configuration.emulatorPort,
        host: configuration.host,
        webhookUrl: `${listening}/webhooks/whatsapp`,
        world,
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
  console.log(startScreen(running));
  await untilStopped();
  await running.stop();
  return 0;
}
