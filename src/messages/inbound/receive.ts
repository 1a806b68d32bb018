// The intake: a webhook is verified, looked at for withdrawals, and stored before its 200. A recognised withdrawal is
// written in the same transaction: there is no queue between a STOP and its effect.

import { type Update, updatesOf, verifySignature } from '../../channels/whatsapp/whatsapp.ts';
import { coalesce } from '../../database/database.ts';
import { type BusinessId, Failure, idAt, newId } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import type { Directory } from '../directory/directory.ts';
import type { Sender } from '../types.ts';
import { type Withdrawal, withdrawalsIn } from './consequences.ts';
import { utilityPurposes } from './kept-purposes.ts';
import { partition } from './partition.ts';
import * as store from './store.ts';
import type { IntakeDeps } from './types.ts';

type ToStore = { businessId: BusinessId; row: store.WebhookRow };

/** Meta's own limit on the updates in one webhook. */
const updatesMax = 1_000;
const waitingMax = 4_000;

/** Prepares the intake of one process. */
export function createIntake(deps: IntakeDeps) {
  const storeOne = coalesce<ToStore, true>({
    run: async inputs => {
      for (const [businessId, mine] of Map.groupBy(inputs, input => input.businessId)) {
        await store.storeWebhooks(
          deps.db,
          businessId,
          mine.map(one => one.row),
        );
      }
      return inputs.map(() => true);
    },
    batchMax: 200,
    inFlightMax: 2,
    waitingMax,
  });
  return {
    /** Resolves when the webhook and its withdrawals are committed; throws Failure and stores nothing otherwise. */
    async receive(rawBody: Buffer, signature: string | undefined): Promise<{ readonly updates: number }> {
      const senders = sendersOfSignature(deps.directory, rawBody, signature);
      const parsed = parse(rawBody);
      const parts = partition(parsed, rawBody, one => ownerOf(deps.directory, senders, one));
      const read = parts.map(part => ({ ...part, updates: updatesOf(part.webhook) }));
      const updates = countUpdates(read.flatMap(part => part.updates));
      if (updates > updatesMax) throw new Failure('body-too-large', 'a webhook holds at most 1,000 updates');
      for (const part of read) {
        countInbound(deps, part.updates);
        await storePart(deps, storeOne, part);
      }
      deps.metrics.webhooksStored.inc(updates);
      deps.wakeProcessor();
      return { updates };
    },
  };
}

/** As Meta counts: a change of identity and the system message that tells of it are one. */
function countUpdates(updates: readonly Update[]): number {
  return updates.filter(update => update.kind !== 'identity').length;
}

/** What comes in counts against the number's rate too (Meta counts both ways together). */
function countInbound(deps: IntakeDeps, updates: readonly Update[]): void {
  for (const update of updates) {
    if (update.kind !== 'message' || update.phoneNumberId === null) continue;
    const sender = deps.directory.findSender(update.phoneNumberId);
    if (sender !== undefined) deps.limiter.countInbound(sender.id, 1);
  }
}

/** The senders whose app secret signed the body; a forged or unsigned body belongs to nobody. */
function sendersOfSignature(directory: Directory, rawBody: Buffer, signature: string | undefined): Sender[] {
  const senders = directory.senders();
  const secrets = [...new Set(senders.map(sender => sender.appSecret))];
  const place = verifySignature(rawBody, signature, secrets);
  if (place < 0) throw new Failure('webhook-signature');
  return senders.filter(sender => sender.appSecret === secrets[place]);
}

function ownerOf(
  directory: Directory,
  signers: readonly Sender[],
  one: { phoneNumberId: string | null; wabaId: string | null },
): BusinessId {
  const named = one.phoneNumberId === null ? undefined : directory.findSender(one.phoneNumberId);
  const known = named ?? (one.wabaId === null ? undefined : directory.findByWaba(one.wabaId));
  // What names no sender of ours, or one of another app, stays with the app that signed it.
  const owner = known !== undefined && signers.includes(known) ? known : signers[0];
  if (owner === undefined) throw new Failure('webhook-signature');
  return owner.businessId;
}

/** Deeper than any webhook of Meta's; far less deep than what the steps behind could not walk through. */
const depthMax = 100;

function parse(rawBody: Buffer): unknown {
  const parsed = parseText(rawBody);
  if (isDeeper(parsed, depthMax)) throw new Failure('body-malformed', `the body nests deeper than ${depthMax} levels`);
  return parsed;
}

function parseText(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    // The parser's own words quote the text, which may be personal.
    throw new Failure('body-malformed');
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  return Object.values(value).some(member => isDeeper(member, levels - 1));
}

async function storePart(
  deps: IntakeDeps,
  storeOne: (input: ToStore) => Promise<true>,
  part: { businessId: BusinessId; bytes: Buffer; updates: readonly Update[] },
): Promise<void> {
  const { businessId } = part;
  const id = newId<'webhook'>(deps);
  const { dataKey } = deps.directory.business(businessId);
  const row = { id, body: deps.vault.seal(dataKey, part.bytes, `webhook:${id}`) };
  const withdrawals = withdrawalsIn(part.updates);
  if (withdrawals.length === 0) {
    await storeOne({ businessId, row });
    return;
  }
  await storeWithWithdrawals(deps, { businessId, row, withdrawals });
}

async function storeWithWithdrawals(
  deps: IntakeDeps,
  what: { businessId: BusinessId; row: store.WebhookRow; withdrawals: readonly Withdrawal[] },
): Promise<void> {
  const { businessId, withdrawals } = what;
  const people = await deps.contacts.resolveMany(
    businessId,
    withdrawals.map(one => one.person),
  );
  const utility = utilityPurposes(deps.directory, businessId);
  const recorded = await deps.db.transaction(businessId, async tx => {
    await store.storeWebhooksIn(tx, businessId, [what.row]);
    const fresh = await freshOnes(deps, tx, { businessId, withdrawals });
    const inputs: ConsentInput[] = [];
    for (const [place, one] of withdrawals.entries()) {
      const person = people[place];
      if (person !== undefined && fresh.has(place))
        inputs.push(...one.events({ businessId, contactId: person.id, keepPurposes: utility }));
    }
    return inputs.length === 0 ? [] : await deps.ledger.recordIn(tx, inputs);
  });
  for (const one of recorded) deps.contacts.forget(businessId, one.contactId);
  for (const one of withdrawals) deps.metrics.withdrawals.inc({ by: one.by });
}

/** A STOP that Meta delivers a second time, days later, must not undo a START given in between. */
async function freshOnes(
  deps: IntakeDeps,
  tx: Parameters<typeof store.reserveWamids>[0],
  what: { businessId: BusinessId; withdrawals: readonly Withdrawal[] },
): Promise<Set<number>> {
  const { businessId, withdrawals } = what;
  const fresh = new Set<number>();
  const rows: { index: Buffer; id: ReturnType<typeof newId<'message'>> }[] = [];
  const placeOf = new Map<string, number>();
  for (const [place, one] of withdrawals.entries()) {
    if (one.wamid === null) fresh.add(place);
    else {
      const index = deps.vault.blindIndex(businessId, 'wamid', one.wamid);
      if (placeOf.has(index.toString('hex'))) continue;
      placeOf.set(index.toString('hex'), place);
      rows.push({ index, id: idAt<'message'>(deps.clock.now(), deps.random.bytes(10)) });
    }
  }
  if (rows.length === 0) return fresh;
  for (const row of await store.reserveWamids(tx, businessId, rows)) {
    const place = placeOf.get(row.wamid_index.toString('hex'));
    if (row.fresh && place !== undefined) fresh.add(place);
  }
  return fresh;
}
