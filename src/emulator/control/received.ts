// What the emulator accepted, with counts, so that a test can prove that nothing was lost and nothing came twice.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { World } from '../world.ts';

const querySchema = z.object({
  opaque: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(20_000).default(100),
});

const idleSchema = z.object({ withinMs: z.coerce.number().int().min(1).max(120_000).default(30_000) });

/** Mounts the book of accepted messages, and the wait until everything is told. */
export function mountReceived(control: FastifyInstance, world: World): void {
  control.get('/received', request => {
    const { opaque } = querySchema.parse(request.query);
    if (opaque !== undefined) return { opaque, count: world.received.countOf(opaque) };
    return world.received.counts();
  });
  control.get('/received/opaque', () => world.received.opaqueCounts());
  control.get('/received/messages', request => world.received.recent(querySchema.parse(request.query).limit));
  control.get('/idle', async request => {
    const { withinMs } = idleSchema.parse(request.query);
    const idle = await world.idle(withinMs);
    return { idle, statusesDue: world.schedule.waiting, webhooks: world.courier.counts() };
  });
}
