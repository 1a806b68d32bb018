// Who is signed in, and what the console needs to know before anybody is; and the sessions of whoever is.

import { isIP } from 'node:net';
import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { type Role, roles, type SignedIn } from '../../staff/staff.ts';
import { scopesOfRole } from '../keys/roles.ts';
import type { ApiDeps } from '../types.ts';
import { openRoute, personRoute } from './route.ts';
import { idOf, instant, written } from './shapes.ts';

const sessionShape = z.object({
  user: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      second_factor: z.boolean().meta({ description: 'Whether an authenticator app is asked for a code' }),
    })
    .nullable(),
  businesses: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.enum(roles),
      scopes: z.array(z.string()).meta({ description: 'What the role may do' }),
      zone: z.string().meta({ description: 'The IANA zone of its days' }),
    }),
  ),
  demo: z.boolean().meta({ description: 'Whether the demo signs in by one click' }),
  setup: z.boolean().meta({ description: 'Whether the first owner is still to be made' }),
  signInWays: z.object({
    password: z.boolean(),
    passkey: z.boolean(),
    oidc: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const readSession = openRoute({
  method: 'GET',
  path: '/session',
  operationId: 'readSession',
  summary: 'Who is signed in (null: nobody), for which businesses and as what, and how one can sign in.',
  answers: { 200: { description: 'The session', schema: sessionShape } },
  async handle(deps, { visit }) {
    const signedIn = await deps.staff.findSignedIn(visit.cookies);
    const isNew = await deps.staff.isNew();
    const body: z.input<typeof sessionShape> = {
      user: signedIn === undefined ? null : toldUser(signedIn),
      businesses: (signedIn?.memberships ?? []).flatMap(one => toldBusiness(deps, one)),
      demo: isNew && deps.staff.demoBusiness() !== null,
      setup: isNew,
      // A bare address is no name to which a passkey could be bound.
      signInWays: {
        password: true,
        passkey: isIP(new URL(visit.origin).hostname.replace(/^\[|\]$/g, '')) === 0,
        oidc: deps.staff.issuer === null ? [] : [deps.staff.issuer],
      },
    };
    return { status: 200, body };
  },
});

function toldUser({ staffId, name, email, secondFactor }: SignedIn) {
  return { id: staffId, name, email, second_factor: secondFactor };
}

function toldBusiness(deps: Pick<ApiDeps, 'directory'>, { businessId, role }: { businessId: string; role: Role }) {
  const business = deps.directory.businesses().find(one => one.id === businessId);
  if (business === undefined) return [];
  return [{ id: business.id, name: business.name, role, scopes: [...scopesOfRole[role]], zone: business.zone }];
}

const listedShape = z.object({
  id: z.string(),
  device: z.string().meta({ description: 'What the browser calls itself' }),
  address: z.string(),
  created_at: instant,
  last_seen_at: instant,
  current: z.boolean(),
});

export const listOwnSessions = personRoute({
  method: 'GET',
  path: '/sessions',
  operationId: 'listSessions',
  summary: 'Where you are signed in, the session used last first.',
  answers: { 200: { description: 'The sessions', schema: z.object({ items: z.array(listedShape) }) } },
  async handle(deps, { signedIn }) {
    const items = await deps.staff.listSessions(signedIn.staffId);
    const told = items.map(one => ({
      id: one.id,
      device: one.device,
      address: one.address,
      created_at: written(one.createdMs),
      last_seen_at: written(one.seenMs),
      current: one.id === signedIn.sessionId,
    }));
    return { status: 200, body: { items: told } };
  },
});

export const endOwnSession = personRoute({
  method: 'DELETE',
  path: '/sessions/{id}',
  operationId: 'endSession',
  summary: 'Ends one of your sessions, at once and everywhere.',
  params: z.strictObject({ id: idOf('staff session') }),
  answers: { 204: { description: 'Ended' } },
  async handle(deps, { signedIn, params }) {
    if (!(await deps.staff.endSession(signedIn.staffId, params.id)))
      throw new Failure('not-found', 'you have no session with this id');
    return { status: 204, body: undefined };
  },
});

export const endOtherSessions = personRoute({
  method: 'DELETE',
  path: '/sessions',
  operationId: 'endOtherSessions',
  summary: 'Ends every session of yours but this one.',
  answers: { 200: { description: 'How many there were', schema: z.object({ ended: z.number() }) } },
  async handle(deps, { signedIn }) {
    return { status: 200, body: { ended: await deps.staff.endOtherSessions(signedIn) } };
  },
});
