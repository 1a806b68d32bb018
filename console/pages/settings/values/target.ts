// Whose values are set: those of the business, of a purpose or of a number, or the looser ones of the business.

import type { Answer, Body } from '../../../api/call.ts';
import type { Values } from './fields.ts';

type Own = Answer<'readOwnValues'>;

export type Target =
  | { readonly of: 'business' }
  | { readonly of: 'looser' }
  | { readonly of: 'purpose'; readonly id: string }
  | { readonly of: 'sender'; readonly id: string };

/** The target in a URL; by itself the business. */
export function targetIn(search: Record<string, unknown>): Target {
  const { of, id } = search;
  if ((of === 'purpose' || of === 'sender') && (typeof id === 'string' || typeof id === 'number'))
    return { of, id: String(id) };
  return { of: of === 'looser' ? 'looser' : 'business' };
}

/** What is set for it now. */
export function valuesFor(own: Own, target: Target): Values {
  if (target.of === 'looser') return own.looser;
  if (target.of === 'business') return own.stricter;
  const all = target.of === 'purpose' ? own.purposes : own.senders;
  return (all[target.id] ?? {}) as Values; // values, as the API says
}

/** Everything as it would be with these values in place. */
export function withValues(own: Own, target: Target, values: Values): Body<'comparePolicy'>['new'] {
  const { stricter, looser } = own;
  if (target.of === 'looser') return { stricter, looser: { ...values } };
  if (target.of === 'business') return { stricter: { ...values }, looser };
  return { stricter, looser, [target.of === 'purpose' ? 'of_purpose' : 'of_sender']: { ...values } };
}
