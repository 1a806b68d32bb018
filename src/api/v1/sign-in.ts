// Setting an installation up, signing in, in two steps where a second factor is set, and out; and the demo's one click.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { openRoute, personRoute } from './route.ts';

export const email = z.email().max(254).meta({ description: 'An e-mail address' });
export const password = z.string().min(1).max(1_000);
export const personName = z.string().trim().min(1).max(200);

export const stepShape = z.object({
  second: z.boolean().meta({ description: 'true: a second factor is still to be shown (sign-in/second)' }),
});

export const setUp = openRoute({
  method: 'POST',
  path: '/setup',
  operationId: 'setUp',
  summary: 'Makes the first owner and signs them in; once.',
  body: z.strictObject({ name: personName, email, password, businessName: personName.optional() }),
  answers: { 201: { description: 'Made and signed in', schema: stepShape } },
  async handle(deps, { visit, body }) {
    const { businessName = null, ...owner } = body;
    await deps.staff.setUp(visit, { ...owner, businessName });
    const { cookies, second } = await deps.staff.signIn(visit, owner);
    return { status: 201, body: { second }, cookies };
  },
});

export const signIn = openRoute({
  method: 'POST',
  path: '/sign-in',
  operationId: 'signIn',
  summary: 'Signs in by e-mail address and password. What is wrong, and whether the address is known, is not told.',
  body: z.strictObject({ email, password }),
  answers: { 200: { description: 'Signed in, or half-way', schema: stepShape } },
  async handle(deps, { visit, body }) {
    const { cookies, second } = await deps.staff.signIn(visit, body);
    return { status: 200, body: { second }, cookies };
  },
});

export const codeText = z.string().min(1).max(40);

export const signInSecond = openRoute({
  method: 'POST',
  path: '/sign-in/second',
  operationId: 'signInSecond',
  summary: 'Shows the second factor: the app’s `code`, or a `backupCode`, which is then used up.',
  body: z
    .strictObject({ code: codeText.optional(), backupCode: codeText.optional() })
    .refine(given => (given.code === undefined) !== (given.backupCode === undefined), {
      message: 'give either code or backupCode',
      params: { code: 'combination' },
    }),
  answers: { 200: { description: 'Signed in', schema: stepShape } },
  async handle(deps, { visit, body }) {
    const given = body.code === undefined ? { backupCode: body.backupCode ?? '' } : { code: body.code };
    const cookies = await deps.staff.signInSecond(visit, given);
    return { status: 200, body: { second: false }, cookies };
  },
});

export const signOut = personRoute({
  method: 'POST',
  path: '/sign-out',
  operationId: 'signOut',
  summary: 'Ends this session.',
  answers: { 204: { description: 'Signed out' } },
  async handle(deps, { visit }) {
    return { status: 204, body: undefined, cookies: await deps.staff.signOut(visit) };
  },
});

export const signInToDemo = openRoute({
  method: 'POST',
  path: '/demo/sign-in',
  operationId: 'signInToDemo',
  summary: 'Signs in to the demo business by one click, where a start without configuration made it.',
  answers: { 200: { description: 'Signed in', schema: stepShape } },
  async handle(deps, { visit }) {
    const businessId = deps.staff.demoBusiness();
    if (businessId === null) throw new Failure('not-found', 'there is no demo here');
    return { status: 200, body: { second: false }, cookies: await deps.staff.signInToDemo(visit, businessId) };
  },
});
