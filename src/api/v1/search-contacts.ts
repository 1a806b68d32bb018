// Looking for people: filters, a name and a number in the body, a page of people with what they agreed to, and how many there are.

import { z } from 'zod';
import type { FoundPerson, PeopleCursor, PeopleFilters } from '../../contacts/contacts.ts';
import { parseId } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import { identitiesOf } from '../requests/people.ts';
import type { ApiDeps } from '../types.ts';
import { filtersShape, readFilters } from './contact-filters.ts';
import { contactName, nameFilter } from './names.ts';
import { route } from './route.ts';
import { instant, pageBody, personShape, written } from './shapes.ts';

const foundShape = z.object({
  id: z.string(),
  name: contactName,
  created_at: instant,
  last_activity_at: instant.meta({ description: 'When they wrote last; when they came, if they never did' }),
  countries: z.array(z.string()),
  labels: z.array(z.string()).meta({ description: 'Ids of labels' }),
  identities: z.array(
    z.object({
      kind: z.enum(['phone', 'bsuid', 'parent_bsuid']),
      hint: z.string().meta({ description: 'The last three characters' }),
    }),
  ),
  consents: z.array(
    z.object({ purpose: z.string(), channel: z.string(), status: z.string(), grade: z.string(), since: instant }),
  ),
  blocks: z.array(
    z.object({
      kind: z.enum(['suppressed', 'restricted', 'objected', 'identity_stale']),
      scope: z.string().nullable(),
      channel: z.string().nullable(),
      reason: z.string().nullable(),
      since: instant.nullable(),
    }),
  ),
});

const sorts = { last_activity: 'active', created: 'created' } as const;

const searchBody = pageBody.extend({
  filters: filtersShape.extend({ number: personShape.phone, name: nameFilter.optional() }).default({}),
  sort: z.enum(['last_activity', 'created']).default('last_activity').meta({ description: 'The newest first' }),
  after: z
    .string()
    .regex(/^\d{1,20}-[0-9a-f-]{36}$/)
    .optional(),
  count: z.boolean().default(true).meta({ description: 'false: the count is known already and is not taken again' }),
});

export const searchContacts = route({
  method: 'POST',
  path: '/contacts/search',
  operationId: 'searchContacts',
  summary: 'People by consent, block, country, activity, name or number; a page of them, and how many there are.',
  scope: 'contacts:read',
  audit: 'read',
  body: searchBody,
  answers: {
    200: {
      description: 'A page of people',
      schema: z.object({
        items: z.array(foundShape),
        next: z.string().nullable(),
        count: z.object({ exact: z.number() }).nullable(),
      }),
    },
  },
  async handle(deps, { caller, body }) {
    const filters = await filtersOf(deps, caller, body.filters);
    if (filters === undefined) return { status: 200, body: { items: [], next: null, count: { exact: 0 } } };
    const { businessId } = caller;
    const asked = { filters, sort: sorts[body.sort], after: cursorIn(body.after), limit: body.limit };
    const [{ people, next }, exact] = await Promise.all([
      deps.contacts.search(businessId, asked),
      body.count ? deps.contacts.countWho(businessId, filters) : null,
    ]);
    const count = exact === null ? null : { exact };
    return { status: 200, body: { items: people.map(told), next: next === null ? null : cursorOf(next), count } };
  },
});

/** The filters; undefined: nobody is known by the number. */
async function filtersOf(
  deps: Pick<ApiDeps, 'contacts'>,
  caller: Caller,
  said: z.output<typeof searchBody>['filters'],
): Promise<PeopleFilters | undefined> {
  const { number, name = null, ...rest } = said;
  const filters = { ...readFilters(rest), name };
  if (number === undefined) return filters;
  const person = await deps.contacts.find(caller.businessId, identitiesOf({ phone: number }));
  return person === undefined ? undefined : { ...filters, contactId: person.id };
}

function cursorIn(after: string | undefined): PeopleCursor | null {
  const at = after?.indexOf('-') ?? -1;
  const id = parseId<'contact'>(after?.slice(at + 1) ?? '');
  return after === undefined || id === undefined ? null : { id, activeUs: after.slice(0, at) };
}

function cursorOf({ id, activeUs }: PeopleCursor): string {
  return `${activeUs}-${id}`;
}

function told({ id, name, createdMs, activeMs, facts, identities, labels }: FoundPerson): z.input<typeof foundShape> {
  return {
    id,
    name,
    created_at: written(createdMs),
    last_activity_at: written(activeMs),
    countries: [...facts.countries],
    labels: [...labels],
    identities: identities.map(one => ({ ...one })),
    consents: facts.consents.map(one => ({
      purpose: one.purpose,
      channel: one.channel,
      status: one.status,
      grade: one.grade,
      since: written(one.sinceMs),
    })),
    blocks: blocksOf(facts),
  };
}

function blocksOf(facts: FoundPerson['facts']): z.input<typeof foundShape>['blocks'] {
  const whole = { channel: null, reason: null, since: null };
  return [
    ...facts.suppressions.map(one => ({
      kind: 'suppressed' as const,
      scope: one.scope,
      channel: one.channel,
      reason: one.reason,
      since: written(one.sinceMs),
    })),
    ...(facts.restricted ? [{ kind: 'restricted' as const, scope: null, ...whole }] : []),
    ...(facts.objected === 'none' ? [] : [{ kind: 'objected' as const, scope: facts.objected, ...whole }]),
    ...(facts.identityStale ? [{ kind: 'identity_stale' as const, scope: null, ...whole }] : []),
  ];
}
