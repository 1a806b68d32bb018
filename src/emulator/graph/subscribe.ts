// /{waba}/subscribed_apps: whether webhooks come at all, and where to.

import { subscribedAppsSchema } from '../../channels/whatsapp/whatsapp.ts';
import { Refusal } from '../meta-errors.ts';
import type { Wire } from '../types.ts';
import { applySubscription } from '../webhooks/subscription.ts';
import type { World } from '../world.ts';

/** POST: subscribes, with another address when the body names one that answers the challenge. */
export async function subscribe(world: World, body: Wire): Promise<Wire> {
  const parsed = subscribedAppsSchema.safeParse(body);
  if (!parsed.success) throw new Refusal(100);
  const { override_callback_uri: url, verify_token: verifyToken } = parsed.data;
  if (url !== undefined) {
    const target = { url, verifyToken: verifyToken ?? '' };
    const isUrl = /^https?:/.test(url) && URL.canParse(url);
    if (!isUrl || !(await world.poster.verify(target))) {
      const message = '(#2200) Callback verification failed with the following errors: the challenge was not answered';
      throw new Refusal(2200, { message, status: 400, plain: true });
    }
    world.subscription.override = target;
  } else {
    world.subscription.override = null;
  }
  world.subscription.subscribed = true;
  applySubscription(world);
  return { success: true };
}

/** GET. */
export function listSubscriptions(world: World): Wire {
  if (!world.subscription.subscribed) return { data: [] };
  const { override } = world.subscription;
  const app = { id: '1042000000000', name: 'Emulated app', link: 'https://example.com/' };
  return {
    data: [{ whatsapp_business_api_data: app, ...(override === null ? {} : { override_callback_uri: override.url }) }],
  };
}

/** DELETE: no webhooks from now on. */
export function unsubscribe(world: World): Wire {
  world.subscription.subscribed = false;
  world.subscription.override = null;
  applySubscription(world);
  return { success: true };
}
