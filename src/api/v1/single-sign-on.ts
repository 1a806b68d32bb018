// Single sign-on: to the issuer, and the one path of the log-in library that is open, by which a browser comes back.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { askedPage, askedPageLengthMax } from '../../staff/staff.ts';
import { writtenCookies } from '../requests/cookies.ts';
import { isSecure, visitOf } from '../requests/visit.ts';
import type { ApiDeps } from '../types.ts';
import { openRoute } from './route.ts';

export const beginSingleSignOn = openRoute({
  method: 'POST',
  path: '/sign-in/oidc',
  operationId: 'beginSingleSignOn',
  summary:
    'Where to send the browser for single sign-on; it comes back to `page`, with `sign-in=failed` where it failed.',
  body: z
    .strictObject({
      page: z
        .string()
        .max(askedPageLengthMax)
        .refine(page => askedPage(page) !== null, {
          message: 'is no page of the console',
          params: { code: 'format' },
        })
        .optional()
        .meta({ description: 'Path and query of a page of the console; left out: its first page' }),
    })
    .optional(),
  answers: { 200: { description: 'The address', schema: z.object({ url: z.string() }) } },
  async handle(deps, { visit, body }) {
    const { url, cookies } = await deps.staff.beginSingleSignOn(visit, body?.page);
    return { status: 200, body: { url }, cookies };
  },
});

/** Where an issuer sends browsers back to: the redirect URI to enter there. */
export const comeBackPath = '/api/auth/callback/oidc';

/** Opens the way back. */
export function registerComeBack(scope: FastifyInstance, deps: ApiDeps): void {
  scope.get(comeBackPath, { config: { open: true } }, async (request, reply) => {
    const visit = visitOf(deps, request);
    const query = request.url.split('?')[1] ?? '';
    const { location, cookies, signedIn } = await deps.staff.finishSingleSignOn(visit, query);
    const what = { action: 'singleSignOn', objectKind: 'session', objectId: null, detail: {}, keyId: null };
    const entries = (signedIn?.memberships ?? []).map(({ businessId }) => ({
      ...what,
      businessId,
      staffId: signedIn?.staffId ?? null,
    }));
    await deps.staff.audit.record(entries);
    return await reply.header('set-cookie', writtenCookies(cookies, isSecure(visit.origin))).redirect(location, 303);
  });
}
