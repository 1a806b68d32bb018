// Filters of the list of people that a business keeps under a name.

import { z } from 'zod';
import type { SavedFilter } from '../../contacts/contacts.ts';
import { Failure } from '../../kernel/kernel.ts';
import { filtersShape } from './contact-filters.ts';
import { route } from './route.ts';
import { idOf, instant, listQuery, pageIn, pageOf, written } from './shapes.ts';

const savedShape = z.object({ id: z.string(), name: z.string(), filters: filtersShape, saved_at: instant });

export const listSavedFilters = route({
  method: 'GET',
  path: '/saved-filters',
  operationId: 'listSavedFilters',
  summary: 'Filters of the list of people that are kept under a name.',
  scope: 'contacts:read',
  query: listQuery,
  answers: { 200: { description: 'A page of filters', schema: pageOf(savedShape) } },
  async handle(deps, { caller, query }) {
    const page = pageIn(await deps.contacts.filters.list(caller.businessId), one => one.name, query);
    return { status: 200, body: { items: page.items.map(told), next: page.next } };
  },
});

export const putSavedFilter = route({
  method: 'PUT',
  path: '/saved-filters',
  operationId: 'putSavedFilter',
  summary: 'Keeps filters under a name, in place of those that have it.',
  scope: 'contacts:read',
  body: z.strictObject({ name: z.string().trim().min(1).max(100), filters: filtersShape }),
  answers: { 200: { description: 'Kept', schema: savedShape } },
  async handle(deps, { caller, body }) {
    const saved = await deps.contacts.filters.save(caller.businessId, body);
    if (saved === undefined) throw new Failure('request-invalid', 'there are as many saved filters as can be');
    return { status: 200, body: told(saved) };
  },
});

export const forgetSavedFilter = route({
  method: 'DELETE',
  path: '/saved-filters/{id}',
  operationId: 'forgetSavedFilter',
  summary: 'Forgets saved filters.',
  scope: 'contacts:read',
  params: z.strictObject({ id: idOf('saved filter') }),
  answers: { 204: { description: 'Forgotten' } },
  async handle(deps, { caller, params }) {
    if (await deps.contacts.filters.forget(caller.businessId, params.id)) return { status: 204, body: undefined };
    throw new Failure('not-found', 'there are no saved filters with this id');
  },
});

function told({ id, name, filters, savedMs }: SavedFilter): z.input<typeof savedShape> {
  return { id, name, filters: filtersShape.parse(filters), saved_at: written(savedMs) };
}
