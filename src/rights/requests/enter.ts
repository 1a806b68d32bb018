// Staff enter a request that was made by phone, in a shop, by letter. It has the same clock and the same effect as one
// in the chat, and counts from when it was received, not from when it was typed in.

import type { Transaction } from '../../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type ContactId,
  Failure,
  newId,
  present,
  type Random,
} from '../../kernel/kernel.ts';
import type { ConsentInput, Ledger } from '../../ledger/ledger.ts';
import { requestDue } from '../clock.ts';
import { sealNotes } from '../notes.ts';
import { holdSurvivors } from '../store.ts';
import { holdingKinds, type Note, type RequestKind, type RightsRequest } from '../types.ts';
import { type ReadDeps, requestOf } from './read.ts';
import { assureRequests, changeRequest, findOpen, findRequest, insertRequests } from './store.ts';

export type EnterDeps = ReadDeps & {
  readonly clock: Clock;
  readonly random: Random;
  readonly ledger: Pick<Ledger, 'recordIn'>;
};

export type Entered = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly countries: readonly string[];
  readonly kind: RequestKind;
  readonly source: 'staff' | 'api';
  readonly receivedMs: number;
  readonly note: string | null;
  /** Who enters it. */
  readonly by: string;
};

/** Opens the request, or joins the one that is open; marketing waits where the right says that it must. */
export async function enterRequest(
  deps: EnterDeps,
  input: Entered,
): Promise<{ readonly request: RightsRequest; readonly isNew: boolean }> {
  return await deps.db.transaction(input.businessId, async tx => {
    const { businessId } = input;
    const contactId = (await holdSurvivors(tx, businessId, [input.contactId])).get(input.contactId);
    if (contactId === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const id = newId<'request'>(deps);
    const notes = noted(deps, input);
    const { dataKey, ...business } = deps.businesses.business(businessId);
    const row = {
      id,
      contactId,
      kind: input.kind,
      certain: true,
      source: input.source,
      receivedMs: input.receivedMs,
      dueMs: requestDue(input.receivedMs, business, input.countries),
      messageId: null,
      language: null,
      note: sealNotes(deps.vault, { dataKey, of: 'request', id }, notes),
    };
    const isNew = (await insertRequests(tx, businessId, [row])).size > 0;
    if (!isNew) return { request: await join(deps, tx, { ...input, contactId }), isNew };
    if (holdingKinds.includes(input.kind)) await deps.ledger.recordIn(tx, [hold({ ...input, contactId }, id)]);
    const written = present(await findRequest(tx, businessId, { id, hold: false }), 'the request that was opened');
    return { request: requestOf(deps, businessId, written), isNew };
  });
}

function noted(deps: Pick<EnterDeps, 'clock'>, { note, by }: Pick<Entered, 'note' | 'by'>): Note[] {
  return note === null ? [] : [{ atMs: deps.clock.now(), by, text: note }];
}

/** The clock of the open request stands: it began with the first time that the person asked. */
async function join(deps: EnterDeps, tx: Transaction, input: Entered): Promise<RightsRequest> {
  const { businessId, contactId, kind } = input;
  await assureRequests(tx, businessId, [{ contactId, kind, messageId: null }]);
  const open = present(await findOpen(tx, businessId, { contactId, kinds: [kind] }), 'the open request');
  const before = requestOf(deps, businessId, open);
  const notes = [...before.notes, ...noted(deps, input)];
  const { dataKey } = deps.businesses.business(businessId);
  const note = sealNotes(deps.vault, { dataKey, of: 'request', id: before.id }, notes);
  await changeRequest(tx, businessId, { ...before, changedBy: input.by, note });
  return { ...before, notes, changedBy: input.by };
}

/** As after the same words in the chat: marketing waits, on every channel. */
function hold(input: Entered, id: string): ConsentInput {
  return {
    businessId: input.businessId,
    contactId: input.contactId,
    type: 'suppressed',
    purpose: null,
    channel: null,
    scope: ['marketing'],
    reason: 'doubt',
    act: 'written',
    grade: 'E1',
    by: 'staff',
    source: 'request-entered',
    evidence: { request: id, kind: input.kind, recordedBy: input.by },
  };
}
