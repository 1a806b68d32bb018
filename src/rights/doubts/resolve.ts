// Somebody has looked at what a person wrote: it was a stop, with all that follows from one, or it was none and marketing
// need not wait any more. The doubt and the consent change in one transaction.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, Failure } from '../../kernel/kernel.ts';
import type { ConsentInput, Ledger } from '../../ledger/ledger.ts';
import { sealNotes } from '../notes.ts';
import { findOpen } from '../requests/store.ts';
import { holdSurvivors } from '../store.ts';
import { type Doubt, type DoubtId, holdingKinds, type Outcome } from '../types.ts';
import { type DoubtDeps, doubtOf } from './read.ts';
import { closeDoubt, findPerson, holdDoubt, type Row } from './store.ts';

export type ResolveDeps = DoubtDeps & {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'recordIn'>;
  /** All that a bare STOP brings about, told by staff. */
  readonly stopByStaff: (
    businessId: BusinessId,
    contactId: ContactId,
    evidence: ConsentInput['evidence'],
  ) => readonly ConsentInput[];
};

export type Resolution = {
  readonly id: DoubtId;
  readonly outcome: Outcome;
  readonly note: string;
  /** Who has looked. */
  readonly by: string;
};

/** The doubt as it is closed now; undefined when there is none with this id. The same answer twice is one. */
export async function resolveDoubt(
  deps: ResolveDeps,
  businessId: BusinessId,
  what: Resolution,
): Promise<Doubt | undefined> {
  return await deps.db.transaction(businessId, async tx => {
    const held = await holdWithPerson(tx, businessId, what.id);
    if (held === undefined) return undefined;
    const { row, contactId } = held;
    if (row.outcome === what.outcome) return doubtOf(deps, businessId, row);
    if (row.outcome !== null) throw new Failure('conflict', `the doubt was resolved before, as ${row.outcome}`);
    if (what.outcome === 'no_stop') await refuseWhileRequested(tx, businessId, contactId);
    return await close(deps, tx, { businessId, contactId, row, ...what });
  });
}

/** People before their rows, as everywhere: no two transactions wait in a circle. */
async function holdWithPerson(
  tx: Transaction,
  businessId: BusinessId,
  id: DoubtId,
): Promise<{ row: Row; contactId: ContactId } | undefined> {
  const known = await findPerson(tx, businessId, id);
  if (known === undefined) return undefined;
  const contactId = (await holdSurvivors(tx, businessId, [known])).get(known);
  const row = await holdDoubt(tx, businessId, id);
  return row === undefined || contactId === undefined ? undefined : { row, contactId };
}

/** The same block holds for a request: what is no stop must not end it. */
async function refuseWhileRequested(tx: Transaction, businessId: BusinessId, contactId: ContactId): Promise<void> {
  const open = await findOpen(tx, businessId, { contactId, kinds: holdingKinds });
  if (open === undefined) return;
  throw new Failure('conflict', `marketing waits for a request too (${open.kind}): end that first`);
}

type Closing = Omit<Resolution, 'id'> & {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly row: Row;
};

async function close(deps: ResolveDeps, tx: Transaction, what: Closing): Promise<Doubt> {
  const { businessId, contactId, row, outcome, by } = what;
  const atMs = deps.clock.now();
  const { dataKey } = deps.businesses.business(businessId);
  const note = sealNotes(deps.vault, { dataKey, of: 'doubt', id: row.id }, [{ atMs, by, text: what.note }]);
  await closeDoubt(tx, businessId, { id: row.id, outcome, by, atMs, note });
  const evidence = { doubt: row.id, meant: row.meant, note: what.note, recordedBy: by };
  const isStop = outcome === 'stop';
  await deps.ledger.recordIn(
    tx,
    isStop ? deps.stopByStaff(businessId, contactId, evidence) : [lifting({ businessId, contactId, evidence })],
  );
  return doubtOf(deps, businessId, { ...row, closed_at: atMs, outcome, closed_by: by, note });
}

function lifting(about: Pick<ConsentInput, 'businessId' | 'contactId' | 'evidence'>): ConsentInput {
  return {
    ...about,
    type: 'lifted',
    purpose: null,
    channel: null,
    reason: 'doubt',
    act: 'written',
    grade: 'E2',
    by: 'staff',
    source: 'doubt-resolved',
  };
}
