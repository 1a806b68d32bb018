// Purposes: what a business writes to people about. Consent is given for each of them.

import { z } from 'zod';
import { route } from './route.ts';
import { listQuery, pageIn, pageOf, slug } from './shapes.ts';

const purposeShape = z.strictObject({
  id: slug,
  class: z.enum(['utility', 'authentication', 'marketing_own', 'marketing_third_party', 'survey']),
  title: z.string().min(1).max(200).meta({ description: 'As a person reads it: “offers from our bakery”' }),
  description: z.string().max(2_000).default(''),
});

export const listPurposes = route({
  method: 'GET',
  path: '/purposes',
  operationId: 'listPurposes',
  summary: 'The purposes of the business.',
  scope: 'messages:send',
  query: listQuery,
  answers: { 200: { description: 'A page of purposes', schema: pageOf(z.looseObject({ id: z.string() })) } },
  async handle(deps, { caller, query }) {
    const { purposes } = deps.directory.business(caller.businessId);
    const page = pageIn([...purposes.values()], purpose => purpose.id, query);
    const items = page.items.map(({ id, class: of, title, description }) => ({ id, class: of, title, description }));
    return { status: 200, body: { items, next: page.next } };
  },
});

export const putPurpose = route({
  method: 'POST',
  path: '/purposes',
  operationId: 'putPurpose',
  summary: 'Adds a purpose, or changes the one with this id.',
  scope: 'manage',
  body: purposeShape,
  answers: { 201: { description: 'The purpose', schema: purposeShape } },
  async handle(deps, { caller, body }) {
    await deps.directory.putPurpose(caller.businessId, body);
    return { status: 201, body };
  },
});
