// A stop is acknowledged to a person when what was handed over before it has ended: then it is silent, truly.

import type { Database } from '../../database/database.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import { countUnended } from './store.ts';

/** After this long the acknowledgement is given nonetheless. */
const silenceMaxMs = 5_000;
const lookEveryMs = 100;

/** Waits until no message of the person is on its way, at most 5 s. */
export async function awaitSilence(
  deps: { db: Database; pause: (ms: number) => Promise<void> },
  businessId: BusinessId,
  contactId: ContactId,
): Promise<void> {
  for (let waited = 0; waited < silenceMaxMs; waited += lookEveryMs) {
    if ((await countUnended(deps.db, businessId, contactId)) === 0) return;
    await deps.pause(lookEveryMs);
  }
}
