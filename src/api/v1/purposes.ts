// Purposes: what a business writes to people about. Consent is given for each of them.

import { z } from 'zod';
import type { Purpose } from '../../messages/messages.ts';
import { route } from './route.ts';
import { listQuery, pageIn, pageOf, slug } from './shapes.ts';

const purposeShape = z.strictObject({
  id: slug,
  class: z.enum(['utility', 'authentication', 'marketing_own', 'marketing_third_party', 'survey']),
  title: z.string().min(1).max(200).meta({ description: 'As a person reads it: “offers from our bakery”' }),
  description: z.string().max(2_000).default(''),
  special_category: z
    .boolean()
    .default(false)
    .meta({ description: 'It works with health, faith, orientation and the like: consent must be explicit' }),
  notice_version: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .default(null)
    .meta({ description: 'The oldest version of the notice on which a consent to it still stands' }),
});

export const listPurposes = route({
  method: 'GET',
  path: '/purposes',
  operationId: 'listPurposes',
  summary: 'The purposes of the business.',
  scope: 'senders:read',
  query: listQuery,
  answers: { 200: { description: 'A page of purposes', schema: pageOf(purposeShape) } },
  async handle(deps, { caller, query }) {
    const { purposes } = deps.directory.business(caller.businessId);
    const page = pageIn([...purposes.values()], purpose => purpose.id, query);
    const items = page.items.map(told);
    return { status: 200, body: { items, next: page.next } };
  },
});

export const putPurpose = route({
  method: 'POST',
  path: '/purposes',
  operationId: 'putPurpose',
  summary: 'Adds a purpose, or changes the one with this id.',
  scope: 'purposes:manage',
  body: purposeShape,
  answers: { 201: { description: 'The purpose', schema: purposeShape } },
  async handle(deps, { caller, body }) {
    const { special_category: specialCategory, notice_version: noticeVersion, ...rest } = body;
    await deps.directory.putPurpose(caller.businessId, { ...rest, specialCategory, noticeVersion });
    return { status: 201, body };
  },
});

function told({ id, class: of, title, description, specialCategory, noticeVersion }: Purpose) {
  return { id, class: of, title, description, special_category: specialCategory, notice_version: noticeVersion };
}
