// Writes webhooks before their 200, many at once. Those with withdrawals bring them about in the same transaction:
// there is no queue between a STOP and its effect.

import { coalesce, type Transaction } from '../../database/database.ts';
import { type BusinessId, present } from '../../kernel/kernel.ts';
import type { ConsentInput, Recorded } from '../../ledger/ledger.ts';
import type { Withdrawal } from './consequences.ts';
import { utilityPurposes } from './kept-purposes.ts';
import { isPassing } from './passing.ts';
import { resolveAll } from './people.ts';
import { reserveNames } from './reserve.ts';
import type { IntakeDeps } from './types.ts';
import * as store from './webhook-store/store.ts';

/** A webhook of one business with the withdrawals in it. */
export type ToKeep = {
  readonly businessId: BusinessId;
  readonly row: store.WebhookRow;
  /** Of the body. */
  readonly bytes: number;
  readonly withdrawals: readonly Withdrawal[];
};

type Write = (businessId: BusinessId, mine: readonly ToKeep[]) => Promise<void>;

const waitingMax = 4_000;
/** Of bodies in one statement: it is in memory several times, as it is read, sealed and sent. */
const weight = { of: (one: ToKeep) => one.bytes, max: 1_048_576 };

/** The function that resolves when a webhook and its withdrawals are committed; it throws when nothing was. */
export function createKeep(deps: IntakeDeps): (one: ToKeep) => Promise<true> {
  const storeOnly: Write = (businessId, mine) =>
    store.storeWebhooks(
      deps.db,
      businessId,
      mine.map(one => one.row),
    );
  const withdraw: Write = (businessId, mine) => storeWithWithdrawals(deps, businessId, mine);
  const keepNews = coalesce<ToKeep, true>({
    run: inputs => writeByBusiness(inputs, storeOnly),
    batchMax: 200,
    weight,
    inFlightMax: 2,
    waitingMax,
  });
  const keepWithdrawals = coalesce<ToKeep, true>({
    run: inputs => writeByBusiness(inputs, withdraw),
    batchMax: 50,
    weight,
    inFlightMax: 3,
    waitingMax,
  });
  return one => (one.withdrawals.length === 0 ? keepNews(one) : keepWithdrawals(one));
}

/** What cannot be written fails by itself: neither another business's webhooks nor those beside it. */
async function writeByBusiness(inputs: readonly ToKeep[], write: Write): Promise<(true | Error)[]> {
  const answers = new Map<ToKeep, true | Error>();
  for (const [businessId, mine] of Map.groupBy(inputs, one => one.businessId)) {
    await writeOrSplit(mine, async some => await write(businessId, some), answers);
  }
  return inputs.map(one => present(answers.get(one), 'the answer to a webhook'));
}

async function writeOrSplit(
  mine: readonly ToKeep[],
  write: (some: readonly ToKeep[]) => Promise<void>,
  answers: Map<ToKeep, true | Error>,
): Promise<void> {
  try {
    await write(mine);
    for (const one of mine) answers.set(one, true);
  } catch (cause) {
    if (mine.length > 1 && !isPassing(cause)) {
      for (const one of mine) await writeOrSplit([one], write, answers);
      return;
    }
    const error = cause instanceof Error ? cause : new Error('a webhook failed with something that is no error');
    for (const one of mine) answers.set(one, error);
  }
}

type Found = { readonly withdrawal: Withdrawal; readonly events: readonly ConsentInput[] };

async function storeWithWithdrawals(deps: IntakeDeps, businessId: BusinessId, mine: readonly ToKeep[]): Promise<void> {
  const found = await eventsOf(
    deps,
    businessId,
    mine.flatMap(one => one.withdrawals),
  );
  const { fresh, recorded } = await deps.db.transaction(businessId, async tx => {
    await store.storeWebhooksIn(
      tx,
      businessId,
      mine.map(one => one.row),
    );
    return await withdrawIn(deps, tx, { businessId, found });
  });
  for (const one of recorded) deps.contacts.forget(businessId, one.contactId);
  for (const one of fresh) deps.metrics.withdrawals.inc({ by: one.withdrawal.by });
}

/** People are found before the transaction: nobody is waited for while their rows are held. */
async function eventsOf(
  deps: IntakeDeps,
  businessId: BusinessId,
  withdrawals: readonly Withdrawal[],
): Promise<Found[]> {
  const people = await resolveAll(
    deps,
    businessId,
    withdrawals.map(one => one.person),
  );
  const keepPurposes = utilityPurposes(deps.directory, businessId);
  return withdrawals.map((withdrawal, place) => {
    const { id: contactId } = present(people[place], 'the person of a withdrawal');
    return { withdrawal, events: withdrawal.events({ businessId, contactId, keepPurposes }) };
  });
}

/** A STOP that Meta delivers a second time, days later, must not undo a START given in between. */
async function withdrawIn(
  deps: IntakeDeps,
  tx: Transaction,
  what: { businessId: BusinessId; found: readonly Found[] },
): Promise<{ fresh: Found[]; recorded: Recorded[] }> {
  const { businessId, found } = what;
  const names = await reserveNames(deps, tx, { businessId, names: found.map(one => one.withdrawal.name) });
  const fresh = found.filter(one => names.delete(one.withdrawal.name));
  const events = fresh.flatMap(one => one.events);
  return { fresh, recorded: events.length === 0 ? [] : await deps.ledger.recordIn(tx, events) };
}
