// Passkeys: those of whoever is signed in, and signing in by one.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { openRoute, personRoute } from './route.ts';
import { idOf, instant, written, writtenOrNull } from './shapes.ts';
import { password, stepShape } from './sign-in.ts';

const passkeyShape = z.object({
  id: z.string(),
  name: z.string(),
  created_at: instant,
  last_used_at: instant.nullable(),
});

const optionsShape = z.looseObject({ challenge: z.string() });
const base64 = z.string().min(1).max(20_000);

/** What `navigator.credentials` gives, as JSON. */
const answerShape = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string().min(1).max(2_000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64 }),
});

export const listPasskeys = personRoute({
  method: 'GET',
  path: '/passkeys',
  operationId: 'listPasskeys',
  summary: 'Your passkeys, oldest first.',
  answers: { 200: { description: 'The passkeys', schema: z.object({ items: z.array(passkeyShape) }) } },
  async handle(deps, { signedIn }) {
    return { status: 200, body: { items: (await deps.staff.listPasskeys(signedIn.staffId)).map(told) } };
  },
});

export const beginPasskey = personRoute({
  method: 'POST',
  path: '/passkeys/begin',
  operationId: 'beginPasskey',
  summary: 'What the browser is to make a passkey of (PublicKeyCredentialCreationOptions as JSON).',
  body: z.strictObject({ password }),
  audit: 'none',
  answers: { 200: { description: 'For `navigator.credentials.create`', schema: optionsShape } },
  async handle(deps, { visit, signedIn, body }) {
    return { status: 200, body: await deps.staff.beginPasskey(visit, { signedIn, ...body }) };
  },
});

export const addPasskey = personRoute({
  method: 'POST',
  path: '/passkeys',
  operationId: 'addPasskey',
  summary: 'Adds the passkey that the browser made.',
  body: z.strictObject({ name: z.string().trim().min(1).max(100), response: answerShape }),
  answers: { 201: { description: 'Added', schema: passkeyShape } },
  async handle(deps, { visit, signedIn, body }) {
    const added = await deps.staff.addPasskey(visit, { signedIn, name: body.name, answer: body.response });
    return { status: 201, body: told(added) };
  },
});

export const removePasskey = personRoute({
  method: 'DELETE',
  path: '/passkeys/{id}',
  operationId: 'removePasskey',
  summary: 'Removes a passkey of yours, at once.',
  params: z.strictObject({ id: idOf('staff passkey') }),
  answers: { 204: { description: 'Removed' } },
  async handle(deps, { signedIn, params }) {
    if (!(await deps.staff.removePasskey(signedIn.staffId, params.id)))
      throw new Failure('not-found', 'you have no passkey with this id');
    return { status: 204, body: undefined };
  },
});

export const beginPasskeySignIn = openRoute({
  method: 'POST',
  path: '/sign-in/passkey/begin',
  operationId: 'beginPasskeySignIn',
  summary: 'What a passkey is to sign (PublicKeyCredentialRequestOptions as JSON).',
  answers: { 200: { description: 'For `navigator.credentials.get`', schema: optionsShape } },
  async handle(deps, { visit }) {
    return { status: 200, body: await deps.staff.beginPasskeySignIn(visit) };
  },
});

export const signInByPasskey = openRoute({
  method: 'POST',
  path: '/sign-in/passkey',
  operationId: 'signInByPasskey',
  summary: 'Signs in by what a passkey signed; no second factor is asked for.',
  body: z.strictObject({ response: answerShape }),
  answers: { 200: { description: 'Signed in', schema: stepShape } },
  async handle(deps, { visit, body }) {
    const cookies = await deps.staff.signInByPasskey(visit, body.response);
    return { status: 200, body: { second: false }, cookies };
  },
});

function told(one: {
  id: string;
  name: string;
  createdMs: number;
  usedMs: number | null;
}): z.input<typeof passkeyShape> {
  return { id: one.id, name: one.name, created_at: written(one.createdMs), last_used_at: writtenOrNull(one.usedMs) };
}
