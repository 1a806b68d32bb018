// What a business sets for itself: stricter values for itself, a purpose or a number, looser ones where the law leaves
// room, and what the judgement must know of it. Every change is kept with who decided it and why.

import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, Failure, newId, type Problem, type Random } from '../../kernel/kernel.ts';
import { parseLooser, parseStricter } from '../../policy/policy.ts';
import * as store from './store.ts';
import type { OwnValueChange, StricterTarget } from './types.ts';

type Deps = { db: Database; clock: Clock; random: Random };

/** Checks, writes and records a change in one transaction; false when there is no such purpose or number. */
export async function setOwnValues(deps: Deps, businessId: BusinessId, change: OwnValueChange): Promise<boolean> {
  check(change);
  return await deps.db.transaction(businessId, async tx => {
    const before = await write(tx, businessId, change);
    if (before === undefined) return false;
    await store.insertChange(tx, businessId, {
      id: newId<'own value change'>(deps),
      what: change.what,
      target: change.what === 'stricter' ? nameOf(change.target) : '',
      before,
      after: change.after ?? {},
      reason: change.reason,
      decidedBy: change.decidedBy,
      keyId: change.keyId,
      atMs: deps.clock.now(),
    });
    return true;
  });
}

/** A page of changes, newest first. */
export async function listChanges(
  db: Database,
  businessId: BusinessId,
  page: { after: string | null; limit: number },
): Promise<{ items: store.ChangeRow[]; next: string | null }> {
  const items = await store.listChanges(db, businessId, { after: page.after, limit: page.limit + 1 });
  const shown = items.slice(0, page.limit);
  return { items: shown, next: items.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

async function write(tx: store.Runner, businessId: BusinessId, change: OwnValueChange): Promise<unknown> {
  if (change.what === 'looser') return await store.setLooser(tx, businessId, change.after);
  if (change.what === 'pause') return await store.setPause(tx, businessId, change.after);
  if (change.what === 'retention') return await store.setContentDays(tx, businessId, change.after.contentDays);
  if (change.what === 'profile') return await store.setProfile(tx, businessId, change.after);
  const { target, after } = change;
  if (target.of === 'business') return await store.setStricter(tx, businessId, after);
  if (target.of === 'purpose') return await store.setStricterOfPurpose(tx, businessId, { id: target.id, after });
  return await store.setStricterOfSender(tx, businessId, { phoneNumberId: target.id, after });
}

function nameOf(target: StricterTarget): string {
  return target.of === 'business' ? '' : `${target.of}:${target.id}`;
}

const neededFor = {
  looser: 'is needed to make a value looser',
  pause: 'is needed to pause or resume',
  retention: 'is needed to change for how long content is kept',
} as const;

/** Values that cannot be read would refuse every message: they are refused here instead. */
function check(change: OwnValueChange): void {
  try {
    if (change.what === 'stricter') parseStricter(change.after);
    if (change.what === 'looser') parseLooser(change.after);
  } catch (cause) {
    const message = cause instanceof TypeError ? cause.message : 'cannot be read';
    throw new Failure('request-invalid', undefined, { problems: [{ field: change.what, message }] });
  }
  if (change.what === 'stricter' || change.what === 'profile') return;
  const missing = [...(change.reason ? [] : ['reason']), ...(change.decidedBy ? [] : ['decided_by'])];
  if (missing.length === 0) return;
  const problems = missing.map((field): Problem => ({ field, code: 'missing', message: neededFor[change.what] }));
  throw new Failure('request-invalid', undefined, { problems });
}
