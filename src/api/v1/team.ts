// Who works for the business: their roles, and links for those who forgot their password.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { roles } from '../../staff/staff.ts';
import { linkTo } from './links.ts';
import { route } from './route.ts';
import { idOf, instant, written, writtenOrNull } from './shapes.ts';

const memberShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  joined_at: instant,
  second_factor: z.boolean(),
  last_seen_at: instant.nullable().meta({ description: 'null: signed in nowhere' }),
});

const userParams = z.strictObject({ userId: idOf('staff user') });

export const listTeam = route({
  method: 'GET',
  path: '/team',
  operationId: 'listTeam',
  summary: 'Who works for the business, and as what; by name.',
  scope: 'team:read',
  answers: { 200: { description: 'Everybody', schema: z.object({ items: z.array(memberShape) }) } },
  async handle(deps, { caller }) {
    const team = await deps.staff.listTeam(caller.businessId);
    const items = team.map(one => ({
      id: one.staffId,
      name: one.name,
      email: one.email,
      role: one.role,
      joined_at: written(one.joinedMs),
      second_factor: one.second,
      last_seen_at: writtenOrNull(one.seenMs),
    }));
    return { status: 200, body: { items } };
  },
});

export const changeRole = route({
  method: 'PUT',
  path: '/team/{userId}',
  operationId: 'changeRole',
  summary: 'Gives a person another role, at once. A business keeps one owner at least.',
  scope: 'team:manage',
  params: userParams,
  body: z.strictObject({ role: z.enum(roles) }),
  answers: { 204: { description: 'Changed' } },
  async handle(deps, { caller, params, body }) {
    if (!(await deps.staff.changeRole(caller.businessId, { staffId: params.userId, role: body.role }))) throw absent();
    return { status: 204, body: undefined };
  },
});

export const removeMember = route({
  method: 'DELETE',
  path: '/team/{userId}',
  operationId: 'removeMember',
  summary: 'Takes a person out of the business, at once; their conversations are nobody’s. Their log-in stays.',
  scope: 'team:manage',
  params: userParams,
  answers: { 204: { description: 'Removed' } },
  async handle(deps, { caller, params }) {
    if (!(await deps.staff.removeMember(caller.businessId, params.userId))) throw absent();
    await deps.conversations.giveBackOf(caller.businessId, params.userId);
    return { status: 204, body: undefined };
  },
});

export const makeResetLink = route({
  method: 'POST',
  path: '/team/{userId}/reset-link',
  operationId: 'makeResetLink',
  summary: 'Makes a link with which a person chooses a new password. It is shown in this answer and never again.',
  scope: 'team:manage',
  params: userParams,
  answers: {
    201: { description: 'The link', schema: z.object({ link: z.string(), expires_at: instant }) },
  },
  async handle(deps, { caller, params }) {
    const { token, expiresMs } = await deps.staff.makeResetLinkIn(caller.businessId, params.userId);
    return { status: 201, body: { link: linkTo(deps, 'new-password', token), expires_at: written(expiresMs) } };
  },
});

function absent(): Failure {
  return new Failure('not-found', 'nobody with this id works for the business');
}
