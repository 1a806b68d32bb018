// What people are called: beside their ids in lists, for whoever may read about people, and as staff write it.

import { z } from 'zod';
import { type ContactId, parseId } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { idOf, instant, written } from './shapes.ts';

const nameMax = 100;

export const contactName = z
  .string()
  .nullable()
  .meta({ description: 'What the person is called; null: nobody has said, or the key may not read about people' });

export const nameFilter = z
  .string()
  .min(1)
  .max(nameMax)
  .meta({ description: 'Everybody whose names have all of these words' });

const namesShape = z.array(
  z.object({
    source: z
      .enum(['staff', 'whatsapp', 'username'])
      .meta({ description: 'Who says so; the name of staff counts first' }),
    value: z.string(),
    at: instant,
  }),
);

/** The members of an answer about one person: the name to show, and every name with its source. */
export const namedShape = { name: contactName, names: namesShape };

/** What people are called, for a caller who may read about them; for others nobody has a name. */
export async function namesFor(
  deps: Pick<ApiDeps, 'contacts'>,
  caller: Pick<Caller, 'businessId' | 'scopes'>,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, string>> {
  const mayRead = caller.scopes === null || caller.scopes.has('contacts:read');
  return mayRead ? await deps.contacts.names.of(caller.businessId, ids) : new Map();
}

/** Things about people, each with what its person is called. */
export async function withNames<T extends { readonly contact_id: string }>(
  deps: Pick<ApiDeps, 'contacts'>,
  caller: Pick<Caller, 'businessId' | 'scopes'>,
  things: readonly T[],
): Promise<(T & { contact_name: string | null })[]> {
  const ids = things.flatMap(one => parseId<'contact'>(one.contact_id) ?? []);
  const names: ReadonlyMap<string, string> = await namesFor(deps, caller, ids);
  return things.map(one => ({ ...one, contact_name: names.get(one.contact_id) ?? null }));
}

/** The names of one person. */
export async function namedOf(
  deps: Pick<ApiDeps, 'contacts'>,
  caller: Pick<Caller, 'businessId' | 'scopes'>,
  id: ContactId,
): Promise<{ name: string | null; names: z.input<typeof namesShape> }> {
  const [names, known] = await Promise.all([
    namesFor(deps, caller, [id]),
    deps.contacts.names.list(caller.businessId, id),
  ]);
  return {
    name: names.get(id) ?? null,
    names: known.map(({ source, value, toldMs }) => ({ source, value, at: written(toldMs) })),
  };
}

export const nameContact = route({
  method: 'PUT',
  path: '/contacts/{id}/name',
  operationId: 'nameContact',
  summary: 'Writes what a contact is called. null: what WhatsApp says counts again. The change goes on record, sealed.',
  scope: 'contacts:write',
  params: z.strictObject({ id: idOf('contact') }),
  body: z.strictObject({ name: z.string().min(1).max(nameMax).nullable() }),
  answers: {
    200: { description: 'What the contact is called now', schema: z.object({ id: z.string(), ...namedShape }) },
  },
  async handle(deps, { caller, params, body }) {
    const { businessId, keyId, staffId } = caller;
    const { id } = await deps.contacts.refresh(businessId, params.id);
    await deps.contacts.names.set(businessId, { contactId: id, name: body.name, keyId, staffId });
    return { status: 200, body: { id, ...(await namedOf(deps, caller, id)) } };
  },
});
