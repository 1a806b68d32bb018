// What is noted of a contact beside consents: age, regions, where the address came from, ties to the business. Each
// change stands on record with what was there before.

import { z } from 'zod';
import type { NotedFacts, RecordedFacts } from '../../contacts/contacts.ts';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import type { PersonFacts } from '../../policy/policy.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, pageQuery, written } from './shapes.ts';

const paramsShape = z.strictObject({ id: idOf('contact') });
const regionsMax = 20;
const clockSkewMs = 5 * 60_000;

const age = z.number().int().min(0).max(150).meta({ description: 'Whole years that the person has at least' });
const regions = z
  .array(
    z
      .string()
      .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
      .meta({ description: 'ISO 3166-2, such as US-FL' }),
  )
  .max(regionsMax)
  .meta({ description: 'Regions where the person may be' });
const source = z
  .enum(['person', 'staff', 'import', 'public_register', 'purchased', 'rented', 'scraped'])
  .meta({ description: 'How the address came to the business' });
const noticeGiven = z.boolean().meta({ description: 'The person was told who has the address, from where and why' });
const relationShape = z.strictObject({
  kind: z.enum(['purchase', 'inquiry', 'membership']),
  channel: z
    .enum(['whatsapp', 'sms', 'email', 'telegram', 'line', 'signal', 'call'])
    .meta({ description: 'The channel whose address came with it: it counts on no other' }),
  at: instant,
  objection_offered: z
    .boolean()
    .meta({ description: 'The person could object, free and easily, when the address was taken, and was told so' }),
});

/** The facts as answers have them; what nobody noted is absent. */
export const notedShape = z.object({
  age: age.optional(),
  regions: regions.optional(),
  source: source.optional(),
  notice_given: noticeGiven.optional(),
  relations: z.array(relationShape).optional(),
});

/** What was noted of a person, as the API tells it. */
export function toldNoted(facts: Partial<PersonFacts> | NotedFacts): z.input<typeof notedShape> {
  const { relations } = facts;
  return {
    ...(facts.age === undefined ? {} : { age: facts.age }),
    ...(facts.regions === undefined ? {} : { regions: [...facts.regions] }),
    ...(facts.source === undefined ? {} : { source: facts.source }),
    ...(facts.noticeGiven === undefined ? {} : { notice_given: facts.noticeGiven }),
    ...(relations === undefined
      ? {}
      : {
          relations: relations.map(one => ({
            kind: one.kind,
            channel: one.channel,
            at: written(one.atMs),
            objection_offered: one.objectionOffered,
          })),
        }),
  };
}

/** What can change on record: the facts, and the name that staff gave. */
const changedShape = notedShape.extend({ name: z.string().optional() });

function toldChange(facts: RecordedFacts): z.input<typeof changedShape> {
  return { ...toldNoted(facts), ...(facts.name === undefined ? {} : { name: facts.name }) };
}

const answerShape = z.object({ id: z.string(), version: z.number(), facts: notedShape });

export const noteFacts = route({
  method: 'PUT',
  path: '/contacts/{id}/facts',
  operationId: 'noteFacts',
  summary: 'Notes facts of a contact. What is left out stays, null takes a fact away; `relation` adds one tie.',
  scope: 'contacts:write',
  params: paramsShape,
  body: z
    .strictObject({
      age: age.nullable().optional(),
      regions: regions.nullable().optional(),
      source: source.nullable().optional(),
      notice_given: noticeGiven.nullable().optional(),
      relation: relationShape.optional(),
    })
    .refine(given => Object.keys(given).length > 0, {
      message: 'name at least one fact',
      params: { code: 'missing' },
    }),
  answers: { 200: { description: 'The facts as they are now', schema: answerShape } },
  async handle(deps, { caller, params, body }) {
    const { relation } = body;
    const atMs = relation === undefined ? 0 : Date.parse(relation.at);
    if (atMs > deps.clock.now() + clockSkewMs) {
      const problems: Problem[] = [{ field: 'relation.at', message: 'lies in the future', code: 'in-future' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const { id, version, facts } = await deps.contacts.note(caller.businessId, {
      contactId: params.id,
      keyId: caller.keyId,
      staffId: caller.staffId,
      change: {
        age: body.age,
        regions: body.regions,
        source: body.source,
        noticeGiven: body.notice_given,
        relation: relation && {
          kind: relation.kind,
          channel: relation.channel,
          atMs,
          objectionOffered: relation.objection_offered,
        },
      },
    });
    return { status: 200, body: { id, version, facts: toldNoted(facts) } };
  },
});

export const readFacts = route({
  method: 'GET',
  path: '/contacts/{id}/facts',
  operationId: 'readFacts',
  summary: 'What is noted of a contact, and a page of the changes that brought it about, newest first.',
  scope: 'contacts:read',
  audit: 'read',
  params: paramsShape,
  query: pageQuery,
  answers: {
    200: {
      description: 'Facts and changes; before and after are null where the person’s key was destroyed',
      schema: answerShape.extend({
        changes: pageOf(
          z.object({
            id: z.string(),
            before: changedShape.nullable(),
            after: changedShape.nullable(),
            api_key: z.string().nullable(),
            user: z.string().nullable().meta({ description: 'Who of the staff; null: an API key' }),
            changed_at: instant,
          }),
        ),
      }),
    },
  },
  async handle(deps, { caller, params, query }) {
    const known = await deps.contacts.get(caller.businessId, params.id);
    if (known === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const { id, version, facts } = await deps.contacts.refresh(caller.businessId, known.id);
    const page = { contactId: id, after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.contacts.listNoted(caller.businessId, page);
    const changes = items.map(one => ({
      id: one.id,
      before: one.before && toldChange(one.before),
      after: one.after && toldChange(one.after),
      api_key: one.keyId,
      user: one.staffId,
      changed_at: written(one.changedMs),
    }));
    return { status: 200, body: { id, version, facts: toldNoted(facts), changes: { items: changes, next } } };
  },
});
