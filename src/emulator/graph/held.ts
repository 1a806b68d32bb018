// Messages that Meta holds back while it watches how a template is taken, and what becomes of them.

import type { Template } from '../types.ts';
import type { World } from '../world.ts';
import { sendOnItsWay } from './statuses.ts';

const dropped = 132015;

/** Sends what is held of a template on its way, or drops it: then each fails with 132015. */
export function releaseHeld(world: World, template: Template, how: 'send' | 'drop'): void {
  for (const [wamid, journey] of world.held) {
    if (journey.message.template !== template.components) continue;
    world.held.delete(wamid);
    journey.message.status = 'accepted';
    sendOnItsWay(world, how === 'send' ? journey : { ...journey, pricing: null, fails: { code: dropped } });
  }
}
