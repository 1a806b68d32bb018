// The one place from which the audit trail is kept: every change by a person, every look at people's data by one, and
// every change that an API key made to the settings. Ids only: what was asked and answered is not repeated.

import type { FastifyRequest } from 'fastify';
import type { AuditEntry, SignedIn } from '../../staff/staff.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import type { Answer, Route } from './route.ts';

type Deps = Pick<ApiDeps, 'staff'>;

/** What a route leaves in the trail: every change does, a look where the route says so. */
export function trailKindOf(route: Route): 'read' | 'change' | 'none' {
  return route.audit ?? (route.method === 'GET' ? 'none' : 'change');
}

/** What a route is about: the first word of its path. */
export function objectKindOf({ path }: Pick<Route, 'path'>): string {
  return path.split(/[/.]/)[1] ?? '';
}

/** Keeps what a key, or a person in a business, did or saw; a change before its answer goes out. */
export async function keepTrail(
  deps: Deps,
  did: { route: Route; request: FastifyRequest; caller: Caller; answer: Answer },
): Promise<void> {
  const { route, caller } = did;
  const kind = trailKindOf(route);
  if (kind === 'none' || (caller.staffId === null && !isSetting(route))) return;
  const entry = entryOf(did, { businessId: caller.businessId, staffId: caller.staffId, keyId: caller.keyId });
  if (kind === 'read') deps.staff.audit.note(entry);
  else await deps.staff.audit.record([entry]);
}

/** Keeps what somebody did about themselves (signing in, a new password), in every business for which they work. */
export async function keepOwnTrail(
  deps: Deps,
  did: { route: Route; request: FastifyRequest; signedIn: SignedIn; answer: Answer },
): Promise<void> {
  if (trailKindOf(did.route) !== 'change') return;
  const { staffId, memberships } = did.signedIn;
  const entries = memberships.map(({ businessId }) => entryOf(did, { businessId, staffId, keyId: null }));
  await deps.staff.audit.record(entries);
}

function isSetting({ scope, method }: Route): boolean {
  return method !== 'GET' && /:manage$|^manage$/.test(scope);
}

function entryOf(
  { route, request, answer }: { route: Route; request: FastifyRequest; answer: Answer },
  who: Pick<AuditEntry, 'businessId' | 'staffId' | 'keyId'>,
): AuditEntry {
  const params = textsIn(request.params);
  const told = textsIn(answer.body);
  const contact = told['contact_id'];
  return {
    ...who,
    action: route.operationId,
    objectKind: objectKindOf(route),
    objectId: params['id'] ?? params['userId'] ?? told['id'] ?? null,
    detail: contact === undefined ? {} : { contact },
  };
}

/** The members of a thing that are texts. */
function textsIn(thing: unknown): Record<string, string> {
  if (thing === null || typeof thing !== 'object') return {};
  return Object.fromEntries(Object.entries(thing).filter((one): one is [string, string] => typeof one[1] === 'string'));
}
