// Where webhooks go, and what waits to go there.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applySubscription } from '../webhooks/subscription.ts';
import type { World } from '../world.ts';

const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  verifyToken: z.string().max(500).default(''),
  /** Without the handshake: for receivers that are not up yet. */
  verify: z.boolean().default(true),
});

/** Mounts the address of webhooks. */
export function mountWebhook(control: FastifyInstance, world: World): void {
  control.get('/webhook', () => ({
    url: world.poster.target()?.url ?? null,
    greeting: world.greeting.state,
    ...world.courier.counts(),
  }));
  control.put('/webhook', async (request, reply) => {
    const { verify, ...target } = webhookSchema.parse(request.body);
    const verified = verify && (await world.poster.verify(target));
    if (verify && !verified) return reply.code(422).send({ problem: 'the receiver did not answer the challenge' });
    Object.assign(world.subscription, { own: target, override: null, subscribed: true });
    world.greeting.state = verified ? 'verified' : 'not verified';
    applySubscription(world);
    return { url: target.url, verified };
  });
  control.delete('/webhook', () => {
    Object.assign(world.subscription, { own: null, override: null });
    applySubscription(world);
    return { url: null };
  });
  control.post('/webhook/retry', () => {
    world.courier.retryNow();
    return world.courier.counts();
  });
}
