// Templates as Meta last told of them, and the purpose that each serves.

import { z } from 'zod';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import { listSenders } from '../requests/senders.ts';
import { route } from './route.ts';
import { listQuery, pageIn, pageOf, slug } from './shapes.ts';

const componentShape = z.object({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(z.object({ type: z.string(), text: z.string().optional(), url: z.string().optional() })).optional(),
});

const templateShape = z.object({
  waba_id: z.string(),
  name: z.string(),
  language: z.string(),
  template_id: z.string().nullable(),
  category: z.string(),
  status: z.string(),
  tells_opt_out: z.boolean(),
  purpose: z.string().nullable(),
  components: z
    .array(componentShape)
    .nullable()
    .meta({ description: 'Its words, with {{values}} where they go; null: Meta has not told them' }),
});

export const listTemplates = route({
  method: 'GET',
  path: '/templates',
  operationId: 'listTemplates',
  summary: 'The templates of the accounts that this key may send from, with category and status as Meta last told.',
  scope: 'senders:read',
  query: listQuery,
  answers: { 200: { description: 'A page of templates', schema: pageOf(templateShape) } },
  async handle(deps, { caller, query }) {
    const accounts = new Set(listSenders(deps, caller).map(sender => sender.wabaId));
    const known = deps.directory.business(caller.businessId).templates;
    const mine = known.filter(one => accounts.has(one.wabaId));
    const page = pageIn(mine, one => `${one.name} ${one.language} ${one.wabaId}`, query);
    const words = await deps.directory.templateWords(
      caller.businessId,
      page.items.map(one => one.name),
    );
    const items = page.items.map(one => ({
      waba_id: one.wabaId,
      name: one.name,
      language: one.language,
      template_id: one.templateId,
      category: one.category,
      status: one.status,
      tells_opt_out: one.tellsOptOut,
      purpose: one.purposeId,
      components: componentsIn(words.get(`${one.wabaId} ${one.name} ${one.language}`)),
    }));
    return { status: 200, body: { items, next: page.next } };
  },
});

/** Meta's own list as it is shown; what a page cannot draw is left out. */
function componentsIn(kept: unknown): z.output<typeof componentShape>[] | null {
  const found = (Array.isArray(kept) ? kept : []).flatMap(one => componentShape.safeParse(one).data ?? []);
  return found.length === 0 ? null : found;
}

export const mapTemplate = route({
  method: 'PUT',
  path: '/templates/purpose',
  operationId: 'mapTemplate',
  summary: 'Says which purpose a template serves; `language: null` means every language of it.',
  scope: 'purposes:manage',
  body: z.strictObject({
    name: z.string().min(1).max(512),
    language: z.string().min(2).max(20).nullable().default(null),
    purpose: slug.nullable(),
  }),
  answers: { 204: { description: 'Mapped' } },
  async handle(deps, { caller, body }) {
    const { purposes } = deps.directory.business(caller.businessId);
    if (body.purpose !== null && !purposes.has(body.purpose)) {
      const message = 'the business has no such purpose: create it first';
      const problems: Problem[] = [{ field: 'purpose', message, code: 'not-known' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const mapping = { name: body.name, language: body.language, purposeId: body.purpose };
    if (!(await deps.directory.mapTemplate(caller.businessId, mapping)))
      throw new Failure('not-found', 'there is no such template: sync the templates of the sender first');
    return { status: 204, body: undefined };
  },
});
