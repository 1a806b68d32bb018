// What an event takes away from what may be sent, so that work in hand can be cancelled in the same transaction.

import type { ConsentEvent, ConsentType, Narrowed } from './types.ts';

type Narrowing = Narrowed['narrowed'] | null;

const ofConsent = (event: ConsentEvent): Narrowing => (event.purpose === null ? 'marketing' : 'purpose');

const narrowings: { readonly [type in ConsentType]: (event: ConsentEvent) => Narrowing } = {
  requested: () => null,
  given: () => null,
  renewed: () => null,
  refused: ofConsent,
  withdrawn: ofConsent,
  revoked: ofConsent,
  expired: ofConsent,
  invalidated: ofConsent,
  suppressed: widestScope,
  lifted: () => null,
  restricted: () => 'all',
  unrestricted: () => null,
  objected: event => (event.objectedTo === 'marketing' ? 'marketing' : 'all'),
  identity_changed: () => 'marketing',
};

/** How much an event narrows; null when it narrows nothing. */
export function narrowedBy(event: ConsentEvent): Narrowing {
  return narrowings[event.type](event);
}

function widestScope(event: ConsentEvent): Narrowing {
  const scope = event.scope ?? [];
  return (['all', 'business_initiated', 'marketing'] as const).find(one => scope.includes(one)) ?? null;
}
