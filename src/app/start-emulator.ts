// Starts the emulator, alone or beside the server.

import { createEmulator } from '../emulator/emulator.ts';
import { createWorld, type World } from './compose.ts';
import { demoSender } from './demo-business.ts';
import type { Configuration } from './env.ts';
import { listen } from './listen.ts';
import { createLog } from './open-database.ts';
import { untilStopped } from './until-stopped.ts';

export type RunningEmulator = Awaited<ReturnType<typeof createEmulator>>;

/** An emulator with the demo number; its webhooks go nowhere until somebody subscribes. */
export async function openEmulator(how: { port: number; host: string; world: World }): Promise<RunningEmulator> {
  const { port, host } = how;
  return await listen({ port, host, setting: 'ASSENT_EMULATOR_PORT' }, () =>
    createEmulator({
      ...how.world,
      log: createLog('warn'),
      port,
      host,
      accessToken: demoSender.token,
      appSecret: demoSender.appSecret,
      seed: {
        phoneNumberId: demoSender.phoneNumberId,
        wabaId: demoSender.wabaId,
        displayNumber: demoSender.displayNumber,
        verifiedName: 'Morgenrot Bakery',
      },
    }),
  );
}

/** The command `emulator`: runs until it is stopped. */
export async function startEmulator(configuration: Configuration): Promise<number> {
  const port = configuration.emulatorPort === 0 ? 4000 : configuration.emulatorPort;
  const emulator = await openEmulator({
    port,
    host: configuration.host,
    world: createWorld(configuration),
  });
  console.log(`The emulator runs at ${emulator.url}`);
  console.log(`  phone page     ${emulator.url}/`);
  console.log(`  access token   ${demoSender.token}`);
  console.log(`  phone number   ${demoSender.phoneNumberId}   (WABA ${demoSender.wabaId})`);
  await untilStopped();
  await emulator.stop();
  return 0;
}
