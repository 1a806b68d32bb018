// The control API, under /_emulator: what tests and the phone page use to act as a customer, as Meta, or as a fault.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ActProblem } from '../acts/problem.ts';
import type { World } from '../world.ts';
import { mountAccount } from './account.ts';
import { mountCustomers } from './customers.ts';
import { mountFaults } from './faults.ts';
import { mountReceived } from './received.ts';
import { mountWebhook } from './webhook.ts';

/** Mounts the control API; `reset` brings the emulator back to how it started. */
export function mountControl(server: FastifyInstance, world: World, reset: () => void): void {
  server.register(
    async control => {
      control.addHook('onRequest', async request => refuseStrangers(request));
      control.setErrorHandler(answerProblem);
      control.post('/reset', () => {
        reset();
        return { reset: true };
      });
      mountFaults(control, world);
      mountReceived(control, world);
      mountWebhook(control, world);
      mountCustomers(control, world);
      mountAccount(control, world);
    },
    { prefix: '/_emulator' },
  );
}

/** A page of another site must not drive the emulator through the browser of whoever runs it. */
export function refuseStrangers(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw new ActProblem('another site may not use the emulator');
}

/** Answers what went wrong in words: 400, 404 where nothing is there. */
export function answerProblem(error: Error, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ActProblem) return reply.code(error.missing ? 404 : 400).send({ problem: error.message });
  if (error instanceof z.ZodError) {
    const problems = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return reply.code(400).send({ problem: 'the request is not valid', problems });
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return reply.code(status).send({ problem: status < 500 ? error.message : 'the emulator failed' });
}
