// Shapes that several routes of /api/v1 share.

import { z } from 'zod';
import { type Id, parseId } from '../../kernel/kernel.ts';
import type { Channel, MessageClass } from '../../policy/policy.ts';

/** An id in a path or a body. */
export function idOf<Noun extends string>(_noun: Noun) {
  return z
    .string()
    .max(36)
    .transform((text, context): Id<Noun> => {
      const id = parseId<Noun>(text);
      if (id !== undefined) return id;
      context.addIssue({ code: 'custom', message: 'is not an id', params: { code: 'format' } });
      return z.NEVER;
    })
    .meta({ format: 'uuid' });
}

export const instant = z.iso.datetime({ offset: true }).meta({ description: 'An instant, RFC 3339' });
export const slug = z
  .string()
  .regex(/^[a-z0-9_]{1,60}$/)
  .meta({ description: 'Lower-case letters, digits and _' });
export const phoneNumberId = z
  .string()
  .regex(/^[0-9]{1,32}$/)
  .meta({ description: 'Meta’s phone_number_id' });

const pageMax = 200;
const pageDefault = 50;

/** `after` and `limit` of a page; `after` is the `next` of the page before. */
export const pageQuery = z.strictObject({
  after: idOf('page').optional(),
  limit: z.coerce.number().int().min(1).max(pageMax).default(pageDefault),
});

/** The same in a body, where what is searched for may be personal. */
export const pageBody = z.strictObject({
  after: idOf('page').optional(),
  limit: z.number().int().min(1).max(pageMax).default(pageDefault),
});

/** Where a consent can hold. */
export const channels = [
  'whatsapp',
  'sms',
  'email',
  'telegram',
  'line',
  'signal',
  'call',
] as const satisfies readonly Channel[];

/** What a message can be judged as. */
export const messageClasses = [
  'compliance',
  'reply',
  'authentication',
  'utility',
  'marketing_own',
  'marketing_third_party',
  'survey',
] as const satisfies readonly MessageClass[];

/** A page of a list that is kept in memory, in the order of its names; the cursor is the last name, encoded. */
export function pageIn<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  query: { readonly after?: string | undefined; readonly limit: number },
): { items: T[]; next: string | null } {
  const after = query.after === undefined ? '' : Buffer.from(query.after, 'base64url').toString('utf8');
  const rest = items
    .map(item => ({ item, name: nameOf(item) }))
    .filter(one => one.name > after)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const shown = rest.slice(0, query.limit);
  const last = rest.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map(one => one.item),
    next: last === undefined ? null : Buffer.from(last.name).toString('base64url'),
  };
}

/** The same query for such a list: its cursor is no id. */
export const listQuery = pageQuery.extend({ after: z.string().max(2_000).optional() });

/** A page of things: `next` is null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** An instant as the API writes it. */
export function written(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The same where there may be none. */
export function writtenOrNull(atMs: number | null): string | null {
  return atMs === null ? null : written(atMs);
}

/** The ways to name one person. */
export const personShape = {
  phone: z.string().min(3).max(40).meta({ description: 'A phone number with +, in international form' }).optional(),
  user_id: z.string().min(3).max(150).meta({ description: 'A business-scoped user id (BSUID)' }).optional(),
  parent_user_id: z.string().min(3).max(150).meta({ description: 'A parent BSUID' }).optional(),
};

/** The same with the contact’s own id as another way. */
export const contactShape = z
  .strictObject({ ...personShape, id: idOf('contact').optional() })
  .refine(named => named.id !== undefined || Object.keys(named).length > 0, {
    message: 'name the person by phone, user_id, parent_user_id or id',
    params: { code: 'combination' },
  })
  .refine(named => named.id === undefined || Object.keys(named).length === 1, {
    message: 'name the person either by id or by phone and user ids',
    params: { code: 'combination' },
  });
