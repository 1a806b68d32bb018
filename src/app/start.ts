// The command `start`: database, house and emulator, in the order in which each needs the other.

import { compileSooner } from './compile-sooner.ts';
import { createHouse, createWorld, type House } from './compose.ts';
import { demoSender, ensureDemoBusiness, readDemoTemplates } from './demo-business.ts';
import { ensureDemoKey } from './demo-key.ts';
import type { Configuration } from './env.ts';
import { listen } from './listen.ts';
import { createLog, type Opened, openDatabase } from './open-database.ts';
import type { Running } from './running.ts';
import { openEmulator, type RunningEmulator } from './start-emulator.ts';
import { startScreen } from './start-screen.ts';
import { untilStopped } from './until-stopped.ts';

const warmUpAfterMs = 250;

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
  compileSooner();
  const log = createLog(configuration.logLevel);
  const { port, host } = configuration;
  const world = createWorld(configuration);
  const opens = opening ?? openDatabase(configuration, log);
  // The emulator needs no database: it comes up while that does.
  const emulates = configuration.emulator ? openEmulator({ port: configuration.emulatorPort, host, world }) : null;
  // Its failure is told where the start waits for it.
  emulates?.catch(() => undefined);
  started.defer(async () => await (await opens.catch(() => undefined))?.stop());
  // After the house, which still hands over what it marked.
  started.defer(async () => await (await emulates?.catch(() => undefined))?.stop());
  const opened = await opens;
  const house = await createHouse(configuration, { db: opened.db, log, world });
  started.defer(() => house.stop());
  // The demo business needs neither lanes nor a port.
  const demo = emulates === null ? null : prepareDemo(house, { emulates, configuration });
  demo?.catch(() => undefined);
  // Not while it still writes.
  started.defer(async () => void (await demo?.catch(() => undefined)));
  await house.messages.start();
  house.conversations.start();
  house.retention.start();
  const listening = await listen({ port, host, setting: 'PORT' }, () => house.api.listen({ port, host }));
  const emulator = await emulates;
  const key = await demo;
  emulator?.subscribe({ url: `${listening}/webhooks/whatsapp`, verifyToken: demoSender.verifyToken });
  return {
    url: listening.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost'),
    house,
    emulator,
    key,
    stop: () => started.disposeAsync(),
  };
}

/** What the demo needs in the house; its API key. */
async function prepareDemo(
  house: House,
  { emulates, configuration }: { emulates: Promise<RunningEmulator>; configuration: Configuration },
): Promise<string> {
  const { url } = await emulates;
  const businessId = await ensureDemoBusiness(house, url);
  // What the outside reaches is no demo.
  if (configuration.publicUrl === null) house.staff.openDemo(businessId);
  const [key] = await Promise.all([ensureDemoKey(house, configuration.dataDir), readDemoTemplates(house, url)]);
  return key;
}

/** Runs the server until it is stopped; prints what to try first. */
export async function start(configuration: Configuration, opening?: Promise<Opened>): Promise<number> {
  const running = await open(configuration, opening);
  console.log(startScreen(running));
  // Whoever waits for the start looks whether it answers; only then is there time for what keeps this process busy.
  const warming = setTimeout(() => running.house.messages.warmUp(), warmUpAfterMs);
  await untilStopped();
  clearTimeout(warming);
  await running.stop();
  return 0;
}
