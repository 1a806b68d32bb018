// What a business sets for itself: stricter values, looser ones where a pack leaves room, and its own profile. Each
// change stands in the audit trail with who decided it and why.

import { z } from 'zod';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import type { OwnValueChange } from '../../messages/messages.ts';
import { looserNames, stricterNames } from '../../policy/policy.ts';
import type { ApiDeps } from '../types.ts';
import { looserShape, profileLanguages, stricterShape } from './own-value-shapes.ts';
import { type Call, route } from './route.ts';
import { instant, pageOf, pageQuery, phoneNumberId, slug, written } from './shapes.ts';

const decided = {
  reason: z.string().min(3).max(2_000).nullable().default(null),
  decided_by: z.string().min(2).max(200).nullable().default(null).meta({ description: 'Who decided it, by name' }),
};
const name = z.string().min(1).max(120);

const profileShape = z.strictObject({
  brands: z.array(name).max(500).default([]).meta({ description: 'Its own brands and products' }),
  other_brands: z.array(name).max(500).default([]).meta({ description: 'Those of other companies that it names' }),
  child_audience: z.boolean().default(false).meta({ description: 'Its offers speak to children' }),
  min_age: z
    .number()
    .int()
    .min(1)
    .max(99)
    .nullable()
    .default(null)
    .meta({ description: 'The age of its trade by law' }),
  language: z
    .enum(profileLanguages)
    .nullable()
    .default(null)
    .meta({ description: 'Of answers to people whose own is not known; null: English' }),
  processors: z
    .array(
      z.strictObject({
        id: slug,
        agreement: z.boolean().meta({ description: 'There is a contract after Art. 28 GDPR' }),
        transfer: z.enum(['none', 'adequacy', 'scc', 'bcr', 'dpf', 'missing']),
      }),
    )
    .max(200)
    .default([]),
});

const shape = z.object({
  stricter: z.record(z.string(), z.unknown()),
  looser: z.record(z.string(), z.unknown()),
  purposes: z.record(z.string(), z.unknown()),
  senders: z.record(z.string(), z.unknown()),
  profile: profileShape,
  names: z.object({ stricter: z.array(z.string()), looser: z.array(z.string()) }),
});

export const readOwnValues = route({
  method: 'GET',
  path: '/policy/values',
  operationId: 'readOwnValues',
  summary: 'The values that the business set for itself, for its purposes and its numbers, and its profile.',
  scope: 'decisions:read',
  answers: { 200: { description: 'All of them', schema: shape } },
  async handle(deps, { caller }) {
    return { status: 200, body: told(deps, caller.businessId) };
  },
});

export const setStricter = route({
  method: 'PUT',
  path: '/policy/values/stricter',
  operationId: 'setStricterValues',
  summary: 'Sets the stricter values of the business, of one purpose or of one number. A looser value has no effect.',
  scope: 'policy:manage',
  body: z.strictObject({
    purpose: slug.optional(),
    sender: phoneNumberId.optional(),
    values: stricterShape,
    ...decided,
  }),
  answers: { 200: { description: 'All of them, as they are now', schema: shape } },
  async handle(deps, call) {
    const { purpose, sender, values: after } = call.body;
    if (purpose !== undefined && sender !== undefined) {
      const message = 'name either a purpose or a number';
      const problems: Problem[] = [{ field: 'sender', message, code: 'combination' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const target =
      purpose !== undefined
        ? ({ of: 'purpose', id: purpose } as const)
        : sender !== undefined
          ? ({ of: 'sender', id: sender } as const)
          : ({ of: 'business' } as const);
    return await set(deps, call, { what: 'stricter', target, after });
  },
});

export const setLooser = route({
  method: 'PUT',
  path: '/policy/values/looser',
  operationId: 'setLooserValues',
  summary: 'Sets looser values, which count only where a pack leaves room. Needs a reason and who decided it.',
  scope: 'policy:manage',
  body: z.strictObject({ values: looserShape, ...decided }),
  answers: { 200: { description: 'All of them, as they are now', schema: shape } },
  handle: (deps, call) => set(deps, call, { what: 'looser', after: call.body.values }),
});

export const setProfile = route({
  method: 'PUT',
  path: '/policy/values/profile',
  operationId: 'setBusinessProfile',
  summary: 'Sets what the judgement must know of the business: brands, audience, age of the trade, processors.',
  scope: 'policy:manage',
  body: profileShape.extend(decided),
  answers: { 200: { description: 'All of them, as they are now', schema: shape } },
  handle: (deps, call) => {
    const { brands, other_brands: otherBrands, child_audience: childAudience, min_age: minAge } = call.body;
    const { language, processors } = call.body;
    return set(deps, call, {
      what: 'profile',
      after: { brands, otherBrands, childAudience, minAge, language, processors },
    });
  },
});

export const listOwnValueChanges = route({
  method: 'GET',
  path: '/policy/changes',
  operationId: 'listOwnValueChanges',
  summary: 'Every change of what the business set for itself, newest first: before, after, who and why.',
  scope: 'decisions:read',
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of changes',
      schema: pageOf(
        z.object({
          id: z.string(),
          what: z.enum(['stricter', 'looser', 'profile', 'pause', 'retention']),
          target: z.string(),
          before: z.record(z.string(), z.unknown()),
          after: z.record(z.string(), z.unknown()),
          reason: z.string().nullable(),
          decided_by: z.string().nullable(),
          api_key: z.string().nullable(),
          changed_at: instant,
        }),
      ),
    },
  },
  async handle(deps, { caller, query }) {
    const page = { after: query.after ?? null, limit: query.limit };
    const { items, next } = await deps.directory.listOwnValueChanges(caller.businessId, page);
    const shown = items.map(({ key_id, changed_at, ...rest }) => ({
      ...rest,
      api_key: key_id,
      changed_at: written(changed_at),
    }));
    return { status: 200, body: { items: shown, next } };
  },
});

type Decided = { readonly reason: string | null; readonly decided_by: string | null };
type Set =
  | Pick<Extract<OwnValueChange, { what: 'stricter' }>, 'what' | 'target' | 'after'>
  | Pick<Extract<OwnValueChange, { what: 'looser' }>, 'what' | 'after'>
  | Pick<Extract<OwnValueChange, { what: 'profile' }>, 'what' | 'after'>;

async function set(deps: ApiDeps, { caller, body }: Call<unknown, unknown, Decided>, change: Set) {
  const { reason, decided_by: decidedBy } = body;
  const done = await deps.directory.setOwnValues(caller.businessId, {
    ...change,
    reason,
    decidedBy,
    keyId: caller.keyId,
  });
  if (!done) throw new Failure('not-found', 'the business has no such purpose or number');
  return { status: 200, body: told(deps, caller.businessId) };
}

function told(deps: Pick<ApiDeps, 'directory'>, businessId: Call<unknown, unknown, unknown>['caller']['businessId']) {
  const business = deps.directory.business(businessId);
  const { stricter, looser, brands, otherBrands, childAudience, minAge, language, processors } = business;
  const purposes = [...business.purposes.values()].map(one => [one.id, one.stricter] as const);
  const senders = deps.directory.senders(businessId).map(one => [one.phoneNumberId, one.stricter] as const);
  const isSet = ([, own]: readonly [string, object]): boolean => Object.keys(own).length > 0;
  const body: z.input<typeof shape> = {
    stricter,
    looser,
    purposes: Object.fromEntries(purposes.filter(isSet)),
    senders: Object.fromEntries(senders.filter(isSet)),
    profile: {
      brands: [...brands],
      other_brands: [...otherBrands],
      child_audience: childAudience,
      min_age: minAge,
      language: profileLanguages.find(one => one === language) ?? null,
      processors: processors.map(one => ({ ...one })),
    },
    names: { stricter: [...stricterNames], looser: [...looserNames] },
  };
  return body;
}
