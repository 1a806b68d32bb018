// A person's timeline: all that happened between them and the business, from every room, newest first.

import { z } from 'zod';
import { Failure } from '../../../kernel/kernel.ts';
import { route } from '../route.ts';
import { idOf, pageOf, pageQuery } from '../shapes.ts';
import { itemShape } from './items.ts';
import { mergeParts } from './merge-parts.ts';
import { parts } from './parts.ts';

export const readTimeline = route({
  method: 'GET',
  path: '/contacts/{id}/timeline',
  operationId: 'readTimeline',
  summary: 'All that happened with a contact, newest first, without what was written.',
  scope: 'contacts:read',
  audit: 'read',
  params: z.strictObject({ id: idOf('contact') }),
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of the timeline',
      schema: pageOf(itemShape).extend({
        left_out: z.array(z.string()).meta({ description: 'Parts that the key has no scope for' }),
      }),
    },
  },
  async handle(deps, { caller, params, query }) {
    const person = await deps.contacts.get(caller.businessId, params.id);
    if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const opened = parts.filter(part => caller.scopes === null || caller.scopes.has(part.scope));
    const asked = { caller, contactId: person.id, after: query.after ?? null, limit: query.limit };
    const read = await Promise.all(opened.map(part => part.read(deps, asked)));
    const left_out = parts.filter(part => !opened.includes(part)).map(part => part.name);
    return { status: 200, body: { ...mergeParts(read, query.limit), left_out } };
  },
});
