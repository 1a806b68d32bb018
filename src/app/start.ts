// The command `start`: database, house and emulator, in the order in which each needs the other.

import { createHouse, createWorld } from './compose.ts';
import { ensureDemoBusiness } from './demo-business.ts';
import { ensureDemoKey } from './demo-key.ts';
import type { Configuration } from './env.ts';
import { listen } from './listen.ts';
import { createLog, type Opened, openDatabase } from './open-database.ts';
import type { Running } from './running.ts';
import { openEmulator, type RunningEmulator } from './start-emulator.ts';
import { startScreen } from './start-screen.ts';
import { untilStopped } from './until-stopped.ts';

/** Starts everything that the configuration asks for; what was started is stopped again when the rest fails. */
export async function open(configuration: Configuration, opening?: Promise<Opened>): Promise<Running> {
  const started = new AsyncDisposableStack();
  try {
    return await openAll(configuration, { started, opening });
  } catch (cause) {
    await started.disposeAsync().catch(() => undefined);
    throw cause;
  }
}

async function openAll(
  configuration: Configuration,
  { started, opening }: { started: AsyncDisposableStack; opening: Promise<Opened> | undefined },
): Promise<Running> {
  const log = createLog(configuration.logLevel);
  const opened = await (opening ?? openDatabase(configuration, log));
  started.defer(() => opened.stop());
  const world = createWorld(configuration);
  let emulator: RunningEmulator | null = null;
  // After the house, which still hands over what it marked.
  started.defer(async () => await emulator?.stop());
  const house = await createHouse(configuration, { db: opened.db, log, world });
  started.defer(() => house.stop());
  await house.messages.start();
  const { port, host } = configuration;
  const listening = await listen({ port, host, setting: 'PORT' }, () => house.api.listen({ port, host }));
  if (configuration.emulator) {
    const webhookUrl = `${listening}/webhooks/whatsapp`;
    emulator = await openEmulator({ port: configuration.emulatorPort, host, webhookUrl, world });
  }
  let key: string | null = null;
  if (emulator !== null) {
    const businessId = await ensureDemoBusiness(house, emulator.url);
    // What the outside reaches is no demo.
    if (configuration.publicUrl === null) house.staff.openDemo(businessId);
    key = await ensureDemoKey(house, configuration.dataDir);
  }
  return {
    url: listening.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost'),
    house,
    emulator,
    key,
    stop: () => started.disposeAsync(),
  };
}

/** Runs the server until it is stopped; prints what to try first. */
export async function start(configuration: Configuration, opening?: Promise<Opened>): Promise<number> {
  const running = await open(configuration, opening);
  console.log(startScreen(running));
  running.house.messages.warmUp();
  await untilStopped();
  await running.stop();
  return 0;
}
