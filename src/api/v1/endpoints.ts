// Webhooks out: where the business's own bot gets Meta's webhooks passed on, what became of each, and what came in that
// was not understood.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { Delivery, Endpoint } from '../../messages/messages.ts';
import { route } from './route.ts';
import { idOf, instant, listQuery, pageIn, pageOf, pageQuery, written, writtenOrNull } from './shapes.ts';

const endpointShape = z.object({
  id: z.string(),
  url: z.string(),
  created_at: instant,
  disabled_at: instant.nullable(),
});
const deliveryShape = z.object({
  id: z.string(),
  webhook_id: z.string(),
  state: z.string(),
  attempts: z.number(),
  created_at: instant,
  ended_at: instant.nullable(),
  last_outcome: z.string().nullable(),
});
const unclearShape = z.object({ id: z.string(), field: z.string(), reason: z.string(), received_at: instant });

export const listEndpoints = route({
  method: 'GET',
  path: '/webhooks',
  operationId: 'listWebhooks',
  summary: 'Where webhooks are passed on to.',
  scope: 'settings:read',
  query: listQuery,
  answers: { 200: { description: 'A page of webhooks', schema: pageOf(endpointShape) } },
  async handle(deps, { caller, query }) {
    const page = pageIn(await deps.messages.endpoints.list(caller.businessId), one => one.id, query);
    return { status: 200, body: { items: page.items.map(toldEndpoint), next: page.next } };
  },
});

export const createEndpoint = route({
  method: 'POST',
  path: '/webhooks',
  operationId: 'createWebhook',
  summary: 'Passes webhooks on to a URL, signed as Meta signs. The secret is shown in this answer and never again.',
  scope: 'endpoints:manage',
  body: z.strictObject({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    secret: z.string().min(16).max(200).nullable().default(null),
  }),
  answers: { 201: { description: 'The webhook', schema: endpointShape.extend({ secret: z.string() }) } },
  async handle(deps, { caller, body }) {
    const made = await deps.messages.endpoints.create(caller.businessId, body);
    return { status: 201, body: { ...toldEndpoint(made), secret: made.secret } };
  },
});

export const disableEndpoint = route({
  method: 'DELETE',
  path: '/webhooks/{id}',
  operationId: 'deleteWebhook',
  summary: 'Passes nothing on to this URL any more.',
  scope: 'endpoints:manage',
  params: z.strictObject({ id: idOf('webhook endpoint') }),
  answers: { 204: { description: 'Done' } },
  async handle(deps, { caller, params }) {
    if (!(await deps.messages.endpoints.disable(caller.businessId, params.id))) throw new Failure('not-found');
    return { status: 204, body: undefined };
  },
});

export const listDeliveries = route({
  method: 'GET',
  path: '/deliveries',
  operationId: 'listDeliveries',
  summary: 'Webhooks passed on, newest first, and what became of each.',
  scope: 'settings:read',
  query: pageQuery.extend({ webhook_id: idOf('webhook endpoint').optional() }),
  answers: { 200: { description: 'A page of deliveries', schema: pageOf(deliveryShape) } },
  async handle(deps, { caller, query }) {
    const page = { endpointId: query.webhook_id ?? null, after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.messages.endpoints.deliveries(caller.businessId, page);
    return { status: 200, body: { items: items.map(toldDelivery), next } };
  },
});

export const replayDelivery = route({
  method: 'POST',
  path: '/deliveries/{id}/replay',
  operationId: 'replayDelivery',
  summary: 'Passes a webhook on once more.',
  scope: 'endpoints:manage',
  params: z.strictObject({ id: idOf('webhook delivery') }),
  answers: { 202: { description: 'It will be' } },
  async handle(deps, { caller, params }) {
    if (!(await deps.messages.endpoints.replay(caller.businessId, params.id))) throw new Failure('not-found');
    return { status: 202, body: undefined };
  },
});

export const listUnclear = route({
  method: 'GET',
  path: '/webhooks/unclear',
  operationId: 'listUnclear',
  summary: 'Updates of Meta’s that were not understood: kept, never dropped.',
  scope: 'settings:read',
  query: pageQuery,
  answers: { 200: { description: 'A page of updates', schema: pageOf(unclearShape) } },
  async handle(deps, { caller, query }) {
    const page = { after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.messages.listUnclear(caller.businessId, page);
    const told = items.map(({ id, field, reason, receivedMs }) => ({
      id,
      field,
      reason,
      received_at: written(receivedMs),
    }));
    return { status: 200, body: { items: told, next } };
  },
});

function toldEndpoint(one: Endpoint): z.input<typeof endpointShape> {
  return { id: one.id, url: one.url, created_at: written(one.createdMs), disabled_at: writtenOrNull(one.disabledMs) };
}

function toldDelivery(one: Delivery): z.input<typeof deliveryShape> {
  return {
    id: one.id,
    webhook_id: one.endpointId,
    state: one.state,
    attempts: one.attempts,
    created_at: written(one.createdMs),
    ended_at: writtenOrNull(one.endedMs),
    last_outcome: one.lastOutcome,
  };
}
