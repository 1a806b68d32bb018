// Contacts: found by number or user id in a body, never in a URL; read with their consents and the events behind them.

import { z } from 'zod';
import type { Person } from '../../contacts/contacts.ts';
import { type BusinessId, type ContactId, Failure } from '../../kernel/kernel.ts';
import { identitiesOf } from '../requests/people.ts';
import type { ApiDeps } from '../types.ts';
import { namedOf, namedShape, namesFor } from './names.ts';
import { stateShape, toldPerson } from './person-shape.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, pageQuery, personShape, written } from './shapes.ts';

const paramsShape = z.strictObject({ id: idOf('contact') });
const identityShape = z.object({ kind: z.enum(['phone', 'bsuid', 'parent_bsuid']), value: z.string() });
const eventShape = z.object({
  id: z.string(),
  seq: z.number().nullable(),
  recorded_at: instant,
  event: z.record(z.string(), z.unknown()),
});

export const findContact = route({
  method: 'POST',
  path: '/contacts/find',
  operationId: 'findContact',
  summary: 'Finds a contact by phone number or user id. 404 when nobody is known by it.',
  scope: 'contacts:read',
  audit: 'read',
  body: z.strictObject(personShape).refine(named => Object.keys(named).length > 0, {
    message: 'name the person by phone, user_id or parent_user_id',
    params: { code: 'combination' },
  }),
  answers: { 200: { description: 'The contact', schema: stateShape } },
  async handle(deps, { caller, body }) {
    const person = await deps.contacts.find(caller.businessId, identitiesOf(body));
    if (person === undefined) throw new Failure('not-found', 'nobody is known by this number or id');
    const names = await namesFor(deps, caller, [person.id]);
    const now = await deps.contacts.refresh(caller.businessId, person.id);
    return { status: 200, body: toldPerson(now, names.get(person.id) ?? null) };
  },
});

export const readContact = route({
  method: 'GET',
  path: '/contacts/{id}',
  operationId: 'readContact',
  summary: 'A contact with all its identities.',
  scope: 'contacts:read',
  audit: 'read',
  params: paramsShape,
  answers: {
    200: {
      description: 'The contact',
      schema: stateShape.extend({
        ...namedShape,
        identities: z.array(identityShape),
        labels: z.array(z.string()).meta({ description: 'Ids of labels' }),
      }),
    },
  },
  async handle(deps, { caller, params }) {
    const { businessId } = caller;
    const person = await getPerson(deps, businessId, params.id);
    const [named, labels] = await Promise.all([
      namedOf(deps, caller, person.id),
      deps.contacts.labelsOf(businessId, person.id),
    ]);
    const identities = await deps.db.transaction(businessId, tx => deps.contacts.aliasesIn(tx, businessId, person.id));
    return {
      status: 200,
      body: {
        ...toldPerson(person),
        ...named,
        labels,
        identities: identities.map(({ kind, value }) => ({ kind, value })),
      },
    };
  },
});

export const readConsents = route({
  method: 'GET',
  path: '/contacts/{id}/consents',
  operationId: 'readConsents',
  summary: 'The consents and blocks of a contact, and a page of the events that brought them about, newest first.',
  scope: 'consents:read',
  audit: 'read',
  params: paramsShape,
  query: pageQuery,
  answers: {
    200: { description: 'States and events', schema: stateShape.extend({ events: pageOf(eventShape) }) },
  },
  async handle(deps, { caller, params, query }) {
    const { businessId } = caller;
    const person = await getPerson(deps, businessId, params.id);
    const page = { after: query.after ?? null, limit: query.limit };
    const events = await deps.ledger.listEvents(businessId, person.id, page);
    const items = events.items.map(one => ({
      id: one.id,
      seq: one.seq,
      recorded_at: written(one.recordedMs),
      event: one.event,
    }));
    const names = await namesFor(deps, caller, [person.id]);
    return {
      status: 200,
      body: { ...toldPerson(person, names.get(person.id) ?? null), events: { items, next: events.next } },
    };
  },
});

/** A contact as the database has it now: what is told must not be older than what was recorded. */
async function getPerson(deps: ApiDeps, businessId: BusinessId, id: ContactId): Promise<Person> {
  const known = await deps.contacts.get(businessId, id);
  if (known === undefined) throw new Failure('not-found', 'there is no contact with this id');
  return await deps.contacts.refresh(businessId, known.id);
}
