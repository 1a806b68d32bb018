// What a bare STOP leaves consented: messages that the person asked for are blocked by it, their consent is not withdrawn.

import type { BusinessId } from '../../kernel/kernel.ts';
import type { Directory } from '../directory/directory.ts';

/** Purposes whose consent a stop of marketing does not withdraw. */
export function utilityPurposes(directory: Pick<Directory, 'business'>, businessId: BusinessId): string[] {
  return [...directory.business(businessId).purposes.values()]
    .filter(purpose => purpose.class === 'utility' || purpose.class === 'authentication')
    .map(purpose => purpose.id)
    .concat('utility', 'authentication');
}
