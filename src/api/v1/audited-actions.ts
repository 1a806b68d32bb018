// Every action, and every kind of thing, that the audit trail can hold, for whoever has to say them in words.

import { objectKindOf, trailKindOf } from './audit.ts';
import { routes } from './routes.ts';

/** The operations that leave something in the trail, and the way back from the issuer, which is no operation. */
export function auditedActions(): string[] {
  return [...kept().map(route => route.operationId), 'singleSignOn'];
}

/** What those are about. */
export function auditedObjects(): string[] {
  return [...new Set([...kept().map(objectKindOf), 'session'])];
}

function kept() {
  return routes.filter(route => trailKindOf(route) !== 'none');
}
