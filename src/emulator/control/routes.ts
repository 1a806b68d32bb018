// The control API, under /_emulator: what tests and the phone page use to act as a customer, as Meta, or as a fault.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actionSchema } from '../acts/actions.ts';
import { perform } from '../acts/perform.ts';
import { ActProblem } from '../acts/problem.ts';
import { faultSchema } from '../chaos.ts';
import { dialledDigits } from '../people/digits.ts';
import { switchesSchema } from '../switches.ts';
import type { BusinessNumber, Customer } from '../types.ts';
import { applySubscription } from '../webhooks/subscription.ts';
import type { World } from '../world.ts';
import { customerView, messageView, stateView } from './views.ts';

type WithId = { Params: { id: string } };

const webhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  verifyToken: z.string().max(500).default(''),
  /** Without the handshake: for receivers that are not up yet. */
  verify: z.boolean().default(true),
});

/** Mounts the control API on the server. */
export function mountControl(server: FastifyInstance, world: World): void {
  server.register(
    async control => {
      control.setErrorHandler(answerProblem);
      control.get('/state', () => stateView(world));
      control.get('/idle', async () => {
        await world.idle();
        return { idle: true };
      });
      control.patch('/switches', request => {
        Object.assign(world.switches, switchesSchema.partial().parse(request.body));
        world.courier.wake();
        return world.switches;
      });
      control.put('/chaos', request => {
        world.chaos.set(z.array(faultSchema).max(50).parse(request.body));
        return world.chaos.list();
      });
      control.get('/received', () => world.received.counts());
      mountWebhook(control, world);
      mountCustomers(control, world);
    },
    { prefix: '/_emulator' },
  );
}

function mountWebhook(control: FastifyInstance, world: World): void {
  control.put('/webhook', async (request, reply) => {
    const { verify, ...target } = webhookSchema.parse(request.body);
    const verified = verify && (await world.poster.verify(target));
    if (verify && !verified) return reply.code(422).send({ problem: 'the receiver did not answer the challenge' });
    world.subscription.own = target;
    world.subscription.override = null;
    world.subscription.subscribed = true;
    world.greeting.state = verified ? 'verified' : 'not verified';
    applySubscription(world);
    return { url: target.url, verified };
  });
  control.delete('/webhook', () => {
    world.subscription.own = null;
    world.subscription.override = null;
    applySubscription(world);
    return { url: null };
  });
  control.post('/webhook/retry', () => {
    world.courier.retryNow();
    return world.courier.counts();
  });
}

function mountCustomers(control: FastifyInstance, world: World): void {
  control.get('/customers', () =>
    [...world.people.all()].slice(0, 1_000).map(customer => customerView(world, customer)),
  );
  control.get<WithId>('/customers/:id', request => customerView(world, customerOf(world, request.params.id)));
  control.get<WithId>('/customers/:id/messages', request =>
    (customerOf(world, request.params.id).chat ?? []).map(messageView),
  );
  control.post<WithId & { Querystring: { number?: string } }>('/customers/:id/actions', request => {
    const customer = customerOf(world, request.params.id);
    const number = businessNumber(world, request.query.number);
    const message = perform(world, { customer, number }, actionSchema.parse(request.body));
    return { customer: customer.id, wamid: message?.wamid ?? null };
  });
}

/** The customer with this id, number or business-scoped id; a number that nobody has yet becomes a customer. */
function customerOf(world: World, words: string): Customer {
  const known = world.people.find(words);
  if (known) return known;
  const digits = dialledDigits(words, null);
  if (digits === null) throw new ActProblem('there is no such customer', true);
  return world.people.add({ phone: digits });
}

function businessNumber(world: World, id: string | undefined): BusinessNumber {
  const number = id === undefined ? world.numbers.values().next().value : world.numbers.get(id);
  if (number === undefined) throw new ActProblem('there is no such business number', true);
  return number;
}

function answerProblem(error: Error, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ActProblem) return reply.code(error.missing ? 404 : 400).send({ problem: error.message });
  if (error instanceof z.ZodError) {
    const problems = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return reply.code(400).send({ problem: 'the request is not valid', problems });
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return reply.code(status).send({ problem: status < 500 ? error.message : 'the emulator failed' });
}
