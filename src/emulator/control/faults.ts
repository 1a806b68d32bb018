// Switches, the table of errors, faults, and the clock.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultSchema } from '../chaos.ts';
import { metaErrors } from '../meta-errors.ts';
import { switchesSchema } from '../switches.ts';
import { type World, whenOf } from '../world.ts';
import { stateView } from './views.ts';

const whenSchema = z.record(z.string().regex(/^\d{1,7}$/), z.enum(['sync', 'async']));
const advanceSchema = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(366 * 86_400_000),
});

/** Mounts what changes how the emulator behaves. */
export function mountFaults(control: FastifyInstance, world: World): void {
  control.get('/state', () => stateView(world));
  control.get('/switches', () => world.switches);
  control.patch('/switches', request => {
    Object.assign(world.switches, switchesSchema.partial().parse(request.body));
    world.courier.wake();
    return world.switches;
  });
  control.get('/errors', () => errorsView(world));
  control.patch('/errors', request => {
    for (const [code, when] of Object.entries(whenSchema.parse(request.body))) world.whenOf.set(Number(code), when);
    return errorsView(world);
  });
  control.get('/chaos', () => world.chaos.list());
  control.put('/chaos', request => {
    world.chaos.set(z.array(faultSchema).max(50).parse(request.body));
    return world.chaos.list();
  });
  control.delete('/chaos', () => {
    world.chaos.set([]);
    return [];
  });
  control.post('/clock', request => {
    world.advance(advanceSchema.parse(request.body).advanceMs);
    return { nowMs: world.clock.now() };
  });
}

function errorsView(world: World): unknown[] {
  return [...metaErrors.values()].map(error => ({ ...error, when: whenOf(world, error.code) }));
}
