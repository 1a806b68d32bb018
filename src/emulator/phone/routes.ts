// The phone page's routes: pages, the two static files, forms, pictures, live news.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actionSchema } from '../acts/actions.ts';
import { perform } from '../acts/perform.ts';
import { ActProblem } from '../acts/problem.ts';
import { addCustomer, businessNumber, changeScenario, newCustomerSchema } from '../control/customers.ts';
import { refuseStrangers } from '../control/routes.ts';
import { scenarioSchema } from '../people/scenarios.ts';
import { asObject, asText } from '../wire.ts';
import type { World } from '../world.ts';
import { differencesPage } from './differences-page.ts';
import { phonePage } from './page.ts';
import { createWatchers } from './watchers.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Query = { Querystring: { customer?: string; number?: string; problem?: string } };
type Form = Record<string, string>;

/** Mounts the pages on the server. */
export async function mountPhone(server: FastifyInstance, world: World): Promise<void> {
  const files = {
    '/phone.js': {
      bytes: await readFile(join(import.meta.dirname, 'phone.js')),
      type: 'text/javascript; charset=utf-8',
    },
    '/phone.css': { bytes: await readFile(join(import.meta.dirname, 'phone.css')), type: 'text/css; charset=utf-8' },
  };
  const watchers = createWatchers(world);
  server.addHook('preClose', async () => watchers.close());
  server.register(async phone => {
    phone.addHook('onRequest', async request => refuseStrangersForms(request));
    phone.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    });
    for (const [path, { bytes, type }] of Object.entries(files)) {
      phone.get(path, (_request, reply) => reply.type(type).send(bytes));
    }
    phone.get<Query>('/', (request, reply) => page(world, request.query, reply));
    phone.get('/differences', (_request, reply) => reply.type('text/html; charset=utf-8').send(differencesPage()));
    phone.get('/phone/events', (_request, reply) => {
      reply.hijack();
      watchers.add(reply);
    });
    phone.get<{ Params: { id: string } }>('/phone/media/:id', (request, reply) =>
      picture(world, request.params.id, reply),
    );
    mountForms(phone, world);
  });
}

function refuseStrangersForms(request: FastifyRequest): void {
  if (request.method === 'POST') refuseStrangers(request);
}

function page(world: World, query: Query['Querystring'], reply: FastifyReply): FastifyReply {
  const words = query.customer?.replace(/^ /, '+');
  const asked = words === undefined ? undefined : world.people.find(words);
  const first = world.people.all().next().value;
  const problem = words !== undefined && asked === undefined ? 'There is no such customer.' : (query.problem ?? null);
  const shown = {
    customer: asked ?? first,
    number: businessNumber(world, query.number),
    isChosen: asked !== undefined,
    problem: problem?.slice(0, 300) ?? null,
  };
  return reply.type('text/html; charset=utf-8').send(phonePage(world, shown));
}

const pictures = /^image\/(?:png|jpeg|webp|gif)$/;

function picture(world: World, id: string, reply: FastifyReply): FastifyReply {
  const media = world.media.get(id);
  if (media === undefined) return reply.code(404).type('text/plain').send('There is no such file.');
  const type = pictures.test(media.mimeType) ? media.mimeType : 'application/octet-stream';
  if (type === 'application/octet-stream') reply.header('content-disposition', 'attachment');
  return reply.type(type).send(media.bytes);
}

function mountForms(phone: FastifyInstance, world: World): void {
  phone.post('/phone/act', (request, reply) =>
    answerForm(request, reply, form => {
      const { customer: id, number, ...fields } = form;
      const customer = world.people.find(id ?? '');
      if (customer === undefined) throw new ActProblem('there is no such customer', true);
      perform(world, { customer, number: businessNumber(world, number) }, actionSchema.parse(typed(fields)));
      return customer.id;
    }),
  );
  phone.post('/phone/customers', (request, reply) =>
    answerForm(request, reply, form => addCustomer(world, newCustomerSchema.parse(form)).id),
  );
  phone.post('/phone/scenario', (request, reply) =>
    answerForm(request, reply, ({ customer: id, scenario }) => {
      const customer = world.people.find(id ?? '');
      if (customer === undefined) throw new ActProblem('there is no such customer', true);
      changeScenario(world, customer, scenarioSchema.parse(scenario));
      return customer.id;
    }),
  );
}

const numeric = ['latitude', 'longitude', 'button'];

/** A form has only texts, with the line ends of the web; these members are numbers. */
function typed(fields: Form): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      numeric.includes(name) ? Number(value) : value.replaceAll('\r\n', '\n'),
    ]),
  );
}

/** Does what a form asks. The script wants JSON; without it the page is shown again. */
function answerForm(request: FastifyRequest, reply: FastifyReply, act: (form: Form) => string): FastifyReply {
  const wantsJson = request.headers.accept === 'application/json';
  const given = asObject(request.body) ?? {};
  const form: Form = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  try {
    const customer = act(form);
    return wantsJson ? reply.send({ customer }) : reply.redirect(`/?customer=${customer}`, 303);
  } catch (error) {
    const problem = problemOf(error);
    if (wantsJson) return reply.code(400).send({ problem });
    const back = new URLSearchParams({ problem });
    const customer = asText(form['customer']);
    if (customer !== null) back.set('customer', customer);
    return reply.redirect(`/?${back.toString()}`, 303);
  }
}

function problemOf(error: unknown): string {
  if (error instanceof ActProblem) return `This cannot be done: ${error.message}.`;
  if (error instanceof z.ZodError) {
    return `This cannot be done: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`;
  }
  throw error;
}
