// Brings a world back to nothing, so that one emulator serves one test after the other.

import { defaultSwitches } from './switches.ts';
import { numberOf, type World } from './world.ts';

/** Forgets customers, chats, templates, faults and switches; the address of the webhooks stays. */
export function forget(world: World): void {
  world.schedule.clear();
  world.courier.clear();
  world.people.clear();
  world.chats.clear();
  world.received.clear();
  world.templates.clear();
  world.media.clear();
  world.chaos.set([]);
  world.whenOf.clear();
  world.held.clear();
  for (const map of Object.values(world.limits)) map.clear();
  world.numbers.clear();
  world.numbers.set(world.seed.phoneNumberId, numberOf(world.seed));
  Object.assign(world.switches, defaultSwitches());
  world.changed({ customerId: null, news: 'people' });
}
