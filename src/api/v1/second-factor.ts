// The second factor of whoever is signed in.

import { z } from 'zod';
import { personRoute } from './route.ts';
import { codeText, password } from './sign-in.ts';

export const beginTotp = personRoute({
  method: 'POST',
  path: '/totp',
  operationId: 'beginTotp',
  summary: 'Begins a second factor: what to show the app, and backup codes; both in this answer and never again.',
  body: z.strictObject({ password }),
  answers: {
    201: {
      description: 'It counts once a code was confirmed',
      schema: z.object({
        uri: z.string().meta({ description: '`otpauth://…`, for a QR code' }),
        backup_codes: z.array(z.string()),
      }),
    },
  },
  async handle(deps, { visit, signedIn, body }) {
    const { uri, backupCodes, cookies } = await deps.staff.beginFactor(visit, { signedIn, ...body });
    return { status: 201, body: { uri, backup_codes: backupCodes }, cookies };
  },
});

export const confirmTotp = personRoute({
  method: 'POST',
  path: '/totp/confirm',
  operationId: 'confirmTotp',
  summary: 'Shows the app’s first code: from now on signing in needs one.',
  body: z.strictObject({ code: codeText }),
  answers: { 204: { description: 'Set' } },
  async handle(deps, { visit, signedIn, body }) {
    return { status: 204, body: undefined, cookies: await deps.staff.confirmFactor(visit, { signedIn, ...body }) };
  },
});

export const endTotp = personRoute({
  method: 'POST',
  path: '/totp/disable',
  operationId: 'endTotp',
  summary: 'Turns your second factor off.',
  body: z.strictObject({ password }),
  answers: { 204: { description: 'Off' } },
  async handle(deps, { visit, signedIn, body }) {
    return { status: 204, body: undefined, cookies: await deps.staff.endFactor(visit, { signedIn, ...body }) };
  },
});
