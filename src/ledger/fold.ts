// From the events of a person to what may be sent to them: one function, read as a table. Pure: the same events in the
// same order give the same gate, on every machine and in every year.

import { endRestriction, lift, object, restrict, suppress, suspendIdentity } from './block.ts';
import { end, expire, request } from './end.ts';
import { grant } from './grant.ts';
import type { ConsentEvent, ConsentType, Gate } from './types.ts';

const folds: { readonly [type in ConsentType]: (gate: Gate, event: ConsentEvent) => Gate } = {
  requested: request,
  given: grant,
  renewed: grant,
  refused: (gate, event) => end(gate, event, 'refused'),
  withdrawn: (gate, event) => end(gate, event, 'withdrawn'),
  revoked: (gate, event) => end(gate, event, 'revoked'),
  invalidated: (gate, event) => end(gate, event, 'invalidated'),
  expired: expire,
  suppressed: suppress,
  lifted: lift,
  restricted: restrict,
  unrestricted: endRestriction,
  objected: object,
  identity_changed: suspendIdentity,
};

/** The gate after one more event. Only `given` and `renewed` create consent; nothing older undoes a newer no. */
export function fold(gate: Gate, event: ConsentEvent): Gate {
  return folds[event.type](gate, event);
}
