// API keys over the API. A key can make only keys that may do no more than itself.

import { z } from 'zod';
import { Failure, type Problem, type SenderId } from '../../kernel/kernel.ts';
import type { Caller, ListedKey } from '../keys/keys.ts';
import { namedScopes, opens, type Scope, scopeNames } from '../keys/scopes.ts';
import { findSenderByNumber } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { idOf, instant, listQuery, pageIn, pageOf, phoneNumberId, written, writtenOrNull } from './shapes.ts';

const keyShape = z.object({
  id: z.string(),
  hint: z.string().meta({ description: 'The last four characters' }),
  name: z.string(),
  scopes: z.array(z.string()).nullable(),
  sender_ids: z.array(z.string()).nullable(),
  created_at: instant,
  expires_at: instant.nullable(),
  revoked_at: instant.nullable(),
});

const keyBody = z.strictObject({
  name: z.string().min(1).max(200),
  scopes: z
    .array(z.enum(scopeNames))
    .min(1)
    .max(scopeNames.length)
    .nullable()
    .default(null)
    .meta({ description: 'null: everything' }),
  senders: z
    .array(phoneNumberId)
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'phone_number_ids; null: every sender' }),
  expires_at: instant.nullable().default(null),
});

export const listKeys = route({
  method: 'GET',
  path: '/keys',
  operationId: 'listKeys',
  summary: 'The API keys of the business, without the keys themselves.',
  scope: 'settings:read',
  query: listQuery,
  answers: { 200: { description: 'A page of keys', schema: pageOf(keyShape) } },
  async handle(deps, { caller, query }) {
    const page = pageIn(await deps.keys.list(caller.businessId), key => key.id, query);
    return { status: 200, body: { items: page.items.map(toldKey), next: page.next } };
  },
});

export const createKey = route({
  method: 'POST',
  path: '/keys',
  operationId: 'createKey',
  summary: 'Makes an API key. It is shown in this answer and never again.',
  scope: 'keys:manage',
  body: keyBody,
  answers: { 201: { description: 'The key', schema: keyShape.extend({ key: z.string() }) } },
  async handle(deps, { caller, body }) {
    const expiresMs = body.expires_at === null ? null : Date.parse(body.expires_at);
    if (expiresMs !== null && expiresMs <= deps.clock.now()) {
      throw new Failure('request-invalid', undefined, {
        problems: [{ field: 'expires_at', message: 'lies in the past', code: 'in-past' }],
      });
    }
    const made = await deps.keys.create({
      businessId: caller.businessId,
      name: body.name,
      scopes: grantedScopes(caller, body.scopes),
      senderIds: grantedSenders(deps, caller, body.senders),
      expiresMs: earliest(expiresMs, caller.expiresMs),
    });
    return { status: 201, body: { ...toldKey(made), key: made.key } };
  },
});

export const revokeKey = route({
  method: 'DELETE',
  path: '/keys/{id}',
  operationId: 'revokeKey',
  summary: 'Revokes an API key, at once.',
  scope: 'keys:manage',
  params: z.strictObject({ id: idOf('api key') }),
  answers: { 204: { description: 'Revoked' } },
  async handle(deps, { caller, params }) {
    if (!(await deps.keys.revoke(caller.businessId, params.id)))
      throw new Failure('not-found', 'there is no active key with this id');
    return { status: 204, body: undefined };
  },
});

function grantedScopes(caller: Caller, asked: readonly Scope[] | null): readonly Scope[] | null {
  const everything = scopeNames.filter(scope => !namedScopes.includes(scope));
  const beyond = (asked ?? everything).filter(scope => !mayGrant(caller, scope));
  if (beyond.length > 0) throw new Failure('scope-missing', `you lack the scopes ${beyond.join(', ')}`);
  return asked;
}

/** Rights over people who work here come from them alone; another key may name what it has not by itself. */
function mayGrant(caller: Caller, scope: Scope): boolean {
  return opens(caller.scopes, scope) || (caller.scopes === null && scope === 'content:override');
}

function grantedSenders(deps: ApiDeps, caller: Caller, asked: readonly string[] | null): SenderId[] | null {
  if (asked === null) return caller.senderIds === null ? null : [...caller.senderIds];
  const found = asked.map(number => findSenderByNumber(deps, caller, number)?.id).filter(id => id !== undefined);
  if (found.length === asked.length) return found;
  const message = 'this key has no sender with one of these phone_number_ids';
  const problems: Problem[] = [{ field: 'senders', message, code: 'not-known' }];
  throw new Failure('request-invalid', undefined, { problems });
}

/** A key made by one that expires does not outlive it. */
function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function toldKey(key: ListedKey): z.input<typeof keyShape> {
  return {
    id: key.id,
    hint: key.hint,
    name: key.name,
    scopes: key.scopes === null ? null : [...key.scopes],
    sender_ids: key.senderIds === null ? null : [...key.senderIds],
    created_at: written(key.createdMs),
    expires_at: writtenOrNull(key.expiresMs),
    revoked_at: writtenOrNull(key.revokedMs),
  };
}
