// Where webhooks go: the app's own address, or the override that a business set with a handshake, or nowhere.

import type { World } from '../world.ts';
import type { Target } from './poster.ts';

/** Lets the change of a subscription take effect. */
export function applySubscription(world: Pick<World, 'subscription' | 'poster' | 'courier'>): void {
  const { subscribed, own, override } = world.subscription;
  world.poster.setTarget(subscribed ? (override ?? own) : null);
  world.courier.wake();
}

/** The address with which the emulator starts. The receiver may not be up yet, so the handshake is tried again. */
export function subscribeAtStart(world: World, target: Target): void {
  world.subscription.own = target;
  applySubscription(world);
  void greet(world, target, 0);
}

const greetingsMax = 10;

async function greet(world: World, target: Target, count: number): Promise<void> {
  const verified = await world.poster.verify(target);
  if (world.subscription.own !== target) return;
  world.greeting.state = verified ? 'verified' : 'not verified';
  if (verified) return;
  if (count >= greetingsMax) {
    world.log.warn(
      { attempts: count },
      'the receiver of the webhooks did not answer the challenge; posting all the same',
    );
    return;
  }
  world.greeting.timers.after(Math.min(250 * 2 ** count, 30_000), () => void greet(world, target, count + 1));
}
