// New passwords: by who knows the old one, or by a link.

import { z } from 'zod';
import { openRoute, personRoute } from './route.ts';
import { password } from './sign-in.ts';

export const changePassword = personRoute({
  method: 'POST',
  path: '/password',
  operationId: 'changePassword',
  summary: 'Changes your password. Every other session of yours ends.',
  body: z.strictObject({ old: password, new: password }),
  answers: { 204: { description: 'Changed' } },
  async handle(deps, { visit, signedIn, body }) {
    const cookies = await deps.staff.changePassword(visit, { ...body, signedIn });
    return { status: 204, body: undefined, cookies };
  },
});

export const resetPassword = openRoute({
  method: 'POST',
  path: '/password/reset',
  operationId: 'resetPassword',
  summary: 'Sets a new password by a link, once. Every session of the person ends; then they sign in.',
  body: z.strictObject({ token: z.string().min(20).max(100), password }),
  answers: { 204: { description: 'Set' } },
  async handle(deps, { visit, body }) {
    await deps.staff.resetPassword(visit, body);
    return { status: 204, body: undefined };
  },
});
