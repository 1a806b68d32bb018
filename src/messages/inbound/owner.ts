// Whose a webhook is: among the senders of the app that signed it, the one that it names. Pure.

import type { BusinessId } from '../../kernel/kernel.ts';
import type { Sender } from '../types.ts';
import type { Named } from './partition.ts';

type Signer = Pick<Sender, 'businessId' | 'phoneNumberId' | 'wabaId'>;

/** Whether something is named that no signer has: another process may have added its sender a moment ago. */
export function namesStranger(signers: readonly Signer[], { phoneNumberId, wabaId }: Named): boolean {
  if (phoneNumberId === null && wabaId === null) return false;
  return !signers.some(one => one.phoneNumberId === phoneNumberId || one.wabaId === wabaId);
}

/**
 * The business whose number or account is named. What names neither stays with the app that signed it, if that app
 * serves one business; null when it serves several, because one must not see another's customers.
 */
export function ownerAmong(signers: readonly Signer[], { phoneNumberId, wabaId }: Named): BusinessId | null {
  const named = signers.find(one => one.phoneNumberId === phoneNumberId);
  if (named !== undefined) return named.businessId;
  return onlyOne(signers.filter(one => one.wabaId === wabaId)) ?? onlyOne(signers);
}

function onlyOne(signers: readonly Signer[]): BusinessId | null {
  const [first, ...others] = new Set(signers.map(one => one.businessId));
  return first === undefined || others.length > 0 ? null : first;
}
