// Every action that the audit trail can hold, for whoever has to say them in words.

import { trailKindOf } from './audit.ts';
import { routes } from './routes.ts';

/** The operations that leave something in the trail, and the way back from the issuer, which is no operation. */
export function auditedActions(): string[] {
  const kept = routes.filter(route => trailKindOf(route) !== 'none');
  return [...kept.map(route => route.operationId), 'singleSignOn'];
}
