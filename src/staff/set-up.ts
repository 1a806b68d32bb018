// The first owner of an installation: made once, by whoever comes first. Of two at once one wins.

import type { Database } from '../database/database.ts';
import { type BusinessId, type Clock, Failure, newId, type Random, type StaffId } from '../kernel/kernel.ts';
import { hashPassword, passwordProblem } from './accounts/password.ts';
import * as store from './store.ts';

export type SetUpDeps = {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes a business of this name. */
  addBusiness(name: string): Promise<BusinessId>;
};

export type FirstOwner = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The name of a new business; without it the owner gets the businesses that are there. */
  readonly businessName: string | null;
};

/** Makes the first owner, of every business that nobody owns; throws `conflict` when there is an owner. */
export async function setUp(deps: SetUpDeps, owner: FirstOwner): Promise<StaffId> {
  if (await store.hasOwner(store.placeOf(deps.db))) throw taken();
  const problem = passwordProblem(owner.password, owner);
  if (problem !== undefined) throw new Failure('request-invalid', undefined, { problems: [problem] });
  const password = await hashPassword(deps, owner.password);
  const made: BusinessId[] = [];
  return await deps.db.transaction('all', async tx => {
    await store.holdSetUp(tx);
    if (await store.hasOwner(tx)) throw taken();
    if ((await store.findPerson(tx, owner.email)) !== undefined) throw taken();
    await store.endDemo(tx);
    const there = await store.listUnstaffed(tx);
    // Made on a connection of its own: a business that is left without an owner belongs to the next who sets up.
    if (made.length === 0 && (owner.businessName !== null || there.length === 0)) {
      made.push(await deps.addBusiness(owner.businessName ?? `${owner.name}’s business`));
    }
    const id = newId<'staff user'>(deps);
    const nowMs = deps.clock.now();
    const email = owner.email.toLowerCase();
    const person = { id, accountId: newId(deps), name: owner.name, email, password, demo: false, nowMs };
    await store.insertPerson(tx, person);
    for (const businessId of new Set([...there, ...made])) {
      await store.insertMember(tx, businessId, { staffId: id, role: 'owner', nowMs });
    }
    return id;
  });
}

function taken(): Failure {
  return new Failure('conflict', 'this installation has an owner; ask them for an invitation');
}
