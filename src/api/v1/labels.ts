// Labels that staff put on people.

import { z } from 'zod';
import { labelColours } from '../../conversations/conversations.ts';
import { Failure } from '../../kernel/kernel.ts';
import { route } from './route.ts';
import { idOf } from './shapes.ts';

const labelShape = z.object({ id: z.string(), name: z.string(), colour: z.enum(labelColours) });
const labelBody = z.strictObject({ name: z.string().trim().min(1).max(40), colour: z.enum(labelColours) });
const params = z.strictObject({ id: idOf('label') });

export const listLabels = route({
  method: 'GET',
  path: '/labels',
  operationId: 'listLabels',
  summary: 'The labels of the business, by name, with how many contacts have each.',
  scope: 'conversations:read',
  answers: {
    200: {
      description: 'All of them, 100 at most',
      schema: z.object({ items: z.array(labelShape.extend({ contacts: z.number() })) }),
    },
  },
  async handle(deps, { caller }) {
    return { status: 200, body: { items: await deps.conversations.labels.list(caller.businessId) } };
  },
});

export const createLabel = route({
  method: 'POST',
  path: '/labels',
  operationId: 'createLabel',
  summary: 'Adds a label.',
  scope: 'conversations:write',
  body: labelBody,
  answers: { 201: { description: 'The label', schema: labelShape } },
  async handle(deps, { caller, body }) {
    return { status: 201, body: await deps.conversations.labels.create(caller.businessId, body) };
  },
});

export const changeLabel = route({
  method: 'PUT',
  path: '/labels/{id}',
  operationId: 'changeLabel',
  summary: 'Renames or recolours a label.',
  scope: 'conversations:write',
  params,
  body: labelBody,
  answers: { 200: { description: 'The label', schema: labelShape } },
  async handle(deps, { caller, params: { id }, body }) {
    const label = { ...body, id };
    if (await deps.conversations.labels.change(caller.businessId, label)) return { status: 200, body: label };
    throw new Failure('not-found', 'there is no label with this id');
  },
});

export const removeLabel = route({
  method: 'DELETE',
  path: '/labels/{id}',
  operationId: 'removeLabel',
  summary: 'Removes a label, from every contact too.',
  scope: 'conversations:write',
  params,
  answers: { 204: { description: 'It is gone' } },
  async handle(deps, { caller, params: { id } }) {
    if (await deps.conversations.labels.remove(caller.businessId, id)) return { status: 204, body: undefined };
    throw new Failure('not-found', 'there is no label with this id');
  },
});

export const setContactLabels = route({
  method: 'PUT',
  path: '/contacts/{id}/labels',
  operationId: 'setContactLabels',
  summary: 'Gives a contact exactly these labels.',
  scope: 'conversations:write',
  params: z.strictObject({ id: idOf('contact') }),
  body: z.strictObject({ labels: z.array(idOf('label')).max(20) }),
  answers: {
    200: { description: 'Which it has now', schema: z.object({ labels: z.array(z.string()) }) },
  },
  async handle(deps, { caller, params: { id }, body }) {
    const person = await deps.contacts.get(caller.businessId, id);
    if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const of = { contactId: person.id, labels: body.labels };
    return { status: 200, body: { labels: await deps.conversations.labels.put(caller.businessId, of) } };
  },
});
