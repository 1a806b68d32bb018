// Whoever leaves the team leaves no conversation behind: theirs are nobody's again, so that somebody takes them. At once with
// the removal; and by looking, for what a crash or an assignment of the same moment left.

import type { Database } from '../../database/database.ts';
import type { BusinessId, Clock, StaffId } from '../../kernel/kernel.ts';
import { addEvents, holdFeed } from '../events/store.ts';
import { findAbsent, takeFrom } from './store.ts';

type Deps = { readonly db: Database; readonly clock: Clock };

/** Gives the conversations of somebody back, and tells so in the feed; returns how many. */
export async function giveBackOf(deps: Deps, businessId: BusinessId, staffId: StaffId): Promise<number> {
  return await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    const taken = await takeFrom(tx, businessId, staffId);
    const events = taken.map(one => ({ kind: 'conversation' as const, ...one }));
    await addEvents(tx, businessId, { events, atMs: deps.clock.now() });
    return taken.length;
  });
}

/** The same for everybody who has open conversations and works here no more. */
export async function giveBackOfAbsent(deps: Deps, businessId: BusinessId): Promise<void> {
  for (const staffId of await findAbsent(deps.db, businessId)) await giveBackOf(deps, businessId, staffId);
}
