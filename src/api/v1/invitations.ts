// Invitations by link: made and withdrawn by who manages the team, read and accepted by who has the link.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { type Invitation, roles } from '../../staff/staff.ts';
import { linkTo } from './links.ts';
import { openRoute, route } from './route.ts';
import { idOf, instant, written } from './shapes.ts';
import { email, password, personName, stepShape } from './sign-in.ts';
import { byWhom } from './waiting.ts';

const invitationShape = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  invited_by: z.string().meta({ description: '`user` or `api key`, and its id' }),
  created_at: instant,
  expires_at: instant,
});

export const createInvitation = route({
  method: 'POST',
  path: '/invitations',
  operationId: 'createInvitation',
  summary: 'Invites somebody by link, for a week. The link is shown in this answer and never again; no e-mail is sent.',
  scope: 'team:manage',
  body: z.strictObject({ email, role: z.enum(roles) }),
  answers: { 201: { description: 'The invitation', schema: invitationShape.extend({ link: z.string() }) } },
  async handle(deps, { caller, body }) {
    const made = await deps.staff.invite(caller.businessId, { ...body, by: byWhom(caller) });
    return { status: 201, body: { ...told(made), link: linkTo(deps, 'invitation', made.token) } };
  },
});

export const listInvitations = route({
  method: 'GET',
  path: '/invitations',
  operationId: 'listInvitations',
  summary: 'Invitations that can still be accepted, newest first.',
  scope: 'team:manage',
  answers: { 200: { description: 'The invitations', schema: z.object({ items: z.array(invitationShape) }) } },
  async handle(deps, { caller }) {
    return { status: 200, body: { items: (await deps.staff.listInvitations(caller.businessId)).map(told) } };
  },
});

export const withdrawInvitation = route({
  method: 'DELETE',
  path: '/invitations/{id}',
  operationId: 'withdrawInvitation',
  summary: 'Withdraws an invitation: its link opens nothing any more.',
  scope: 'team:manage',
  params: z.strictObject({ id: idOf('staff invitation') }),
  answers: { 204: { description: 'Withdrawn' } },
  async handle(deps, { caller, params }) {
    if (!(await deps.staff.withdrawInvitation(caller.businessId, params.id)))
      throw new Failure('not-found', 'there is no open invitation with this id');
    return { status: 204, body: undefined };
  },
});

const token = z.string().min(20).max(100).meta({ description: 'What stands behind the # of the link' });

export const readInvitation = openRoute({
  method: 'POST',
  path: '/invitations/read',
  operationId: 'readInvitation',
  summary: 'What an invitation is to, for who has its link; `known` people sign in, others choose a password.',
  body: z.strictObject({ token }),
  answers: {
    200: {
      description: 'The invitation',
      schema: z.object({
        business: z.string(),
        email: z.string(),
        role: z.enum(roles),
        expires_at: instant,
        known: z.boolean(),
      }),
    },
  },
  async handle(deps, { visit, body }) {
    const found = await deps.staff.readInvitation(visit, body.token);
    const business = deps.directory.businesses().find(one => one.id === found.businessId)?.name ?? '';
    const { role, known } = found;
    return { status: 200, body: { business, email: found.email, role, expires_at: written(found.expiresMs), known } };
  },
});

export const acceptInvitation = openRoute({
  method: 'POST',
  path: '/invitations/accept',
  operationId: 'acceptInvitation',
  summary: 'Accepts an invitation, once: with a name and a password, or as who is signed in with the invited address.',
  body: z.strictObject({ token, name: personName.optional(), password: password.optional() }),
  answers: { 200: { description: 'Accepted, and signed in', schema: stepShape } },
  async handle(deps, { visit, body }) {
    const { name, password: chosen } = body;
    const person = name === undefined || chosen === undefined ? null : { name, password: chosen };
    const { email: address, isNew } = await deps.staff.acceptInvitation(visit, { token: body.token, person });
    if (!isNew || person === null) return { status: 200, body: { second: false } };
    const { cookies, second } = await deps.staff.signIn(visit, { email: address, password: person.password });
    return { status: 200, body: { second }, cookies };
  },
});

function told(one: Invitation): z.input<typeof invitationShape> {
  return {
    id: one.id,
    email: one.email,
    role: one.role,
    invited_by: one.invitedBy,
    created_at: written(one.createdMs),
    expires_at: written(one.expiresMs),
  };
}
