// What staff do with a request: they work on it, answer it, refuse it with a reason, extend it once while there is time,
// and close it. An ended request is not opened again; a new wish is a new request.

import { type BusinessId, type Clock, type ContactId, Failure, type Problem, present } from '../../kernel/kernel.ts';
import { extendedRequestDue } from '../clock.ts';
import { sealNotes } from '../notes.ts';
import { holdSurvivors } from '../store.ts';
import { openStates, type RequestId, type RequestState, type RightsRequest } from '../types.ts';
import { type ReadDeps, readRequest, requestOf } from './read.ts';
import { changeRequest, findRequest } from './store.ts';

export type ChangeDeps = ReadDeps & {
  readonly clock: Clock;
  /** Countries where a person may be. */
  readonly countriesOf: (businessId: BusinessId, contactId: ContactId) => Promise<readonly string[]>;
};

export type Change = {
  readonly state: Exclude<RequestState, 'received'>;
  readonly note: string | null;
  /** Two months more, with the reason that the person is told (Art. 12(3) GDPR). */
  readonly extend: { readonly reason: string } | null;
  /** Who changes it. */
  readonly by: string;
};

const next: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: ['in_progress', 'answered', 'refused', 'closed'],
  in_progress: ['in_progress', 'answered', 'refused', 'closed'],
  answered: ['closed'],
  refused: ['closed'],
  closed: [],
};

/** The request after the change; undefined when there is none with this id. */
export async function change(
  deps: ChangeDeps,
  businessId: BusinessId,
  what: Change & { readonly id: RequestId },
): Promise<RightsRequest | undefined> {
  const known = await readRequest(deps, businessId, what.id);
  if (known === undefined) return undefined;
  // Asked before the transaction, which holds the person: nobody is waited for meanwhile.
  const countries = what.extend === null ? [] : await deps.countriesOf(businessId, known.contactId);
  return await deps.db.transaction(businessId, async tx => {
    // The person first, as everywhere: who opens a request for them meanwhile waits, and sees what became of this one.
    await holdSurvivors(tx, businessId, [known.contactId]);
    const row = present(await findRequest(tx, businessId, { id: what.id, hold: true }), 'a request, which stays');
    const before = requestOf(deps, businessId, row);
    const nowMs = deps.clock.now();
    check(before, what, nowMs);
    const { dataKey, ...business } = deps.businesses.business(businessId);
    const notes = what.note === null ? before.notes : [...before.notes, { atMs: nowMs, by: what.by, text: what.note }];
    const after = {
      ...before,
      state: what.state,
      stateMs: nowMs,
      changedBy: what.by,
      notes,
      ...(what.extend === null
        ? {}
        : {
            dueMs: extendedRequestDue(before.receivedMs, business, countries),
            extendedReason: what.extend.reason,
          }),
    };
    const note = sealNotes(deps.vault, { dataKey, of: 'request', id: before.id }, notes);
    await changeRequest(tx, businessId, { ...after, note });
    return after;
  });
}

function check(before: RightsRequest, what: Change, nowMs: number): void {
  if (!next[before.state].includes(what.state))
    throw new Failure('conflict', `a request that is ${before.state} does not become ${what.state}`);
  const isOpen = openStates.includes(before.state);
  const ends = what.state === 'refused' || (what.state === 'closed' && isOpen);
  if (ends && what.note === null) {
    const problems: Problem[] = [
      { field: 'note', message: 'is needed to end a request without an answer: say why', code: 'missing' },
    ];
    throw new Failure('request-invalid', undefined, { problems });
  }
  if (what.extend === null) return;
  if (what.state !== 'in_progress') {
    const problems: Problem[] = [
      { field: 'extend', message: 'goes with `state: in_progress` only', code: 'combination' },
    ];
    throw new Failure('request-invalid', undefined, { problems });
  }
  if (before.extendedReason !== null)
    throw new Failure('conflict', 'the request was extended before, and is only once');
  if (nowMs > before.dueMs)
    throw new Failure('conflict', 'the answer is overdue: it is too late to extend the request');
}
