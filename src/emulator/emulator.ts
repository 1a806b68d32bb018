// The door of the emulator: a local WhatsApp Cloud API with phones that people type on. Everything is in memory and gone
// when it stops; nothing here reaches Meta.

import type { AddressInfo } from 'node:net';
import { mountControl } from './control/routes.ts';
import { forget } from './forget.ts';
import { mountGraph } from './graph/routes.ts';
import { mountPhone } from './phone/routes.ts';
import { seedWorld } from './seed.ts';
import { createServer } from './server.ts';
import { subscribeAtStart } from './webhooks/subscription.ts';
import { createWorld, type WorldDeps } from './world.ts';

export type EmulatorDeps = WorldDeps & {
  readonly port: number;
  readonly host: string;
  /** Where webhooks go from the start; the control API can change it. */
  readonly webhook?: { readonly url: string; readonly verifyToken: string };
};

export type Emulator = {
  readonly url: string;
  readonly port: number;
  /** Resolves when no status is due and no webhook waits. */
  idle(): Promise<boolean>;
  /** Lets webhooks go to a receiver that was not known at the start. */
  subscribe(receiver: NonNullable<EmulatorDeps['webhook']>): void;
  stop(): Promise<void>;
};

/** Starts an emulator; port 0 takes a free one. */
export async function createEmulator(deps: EmulatorDeps): Promise<Emulator> {
  const world = createWorld(deps);
  seedWorld(world);
  const server = createServer(world);
  mountGraph(server, world);
  mountControl(server, world, () => {
    forget(world);
    seedWorld(world);
  });
  await mountPhone(server, world);
  await server.listen({ port: deps.port, host: deps.host });
  if (deps.webhook !== undefined) subscribeAtStart(world, deps.webhook);
  const { port } = server.server.address() as AddressInfo; // a TCP server that listens has an address
  const host = deps.host === '0.0.0.0' || deps.host === '::' ? 'localhost' : deps.host;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    idle: () => world.idle(),
    subscribe: receiver => subscribeAtStart(world, receiver),
    stop: async () => {
      world.schedule.clear();
      world.courier.clear();
      world.greeting.timers.clear();
      await server.close();
      await world.poster.close();
    },
  };
}
