// Status webhooks: what became of the messages that we handed over. They resolve messages of unknown fate, because
// each carries back the id that we sent along.

import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, type MessageId, parseId } from '../../kernel/kernel.ts';
import * as store from './status-store/store.ts';
import { findByWamids } from './store.ts';
import type { ProcessDeps } from './types.ts';

type Status = Extract<Update, { kind: 'status' }>;

/** Meta's word that the person turned off marketing messages. */
const stoppedMarketing = 131050;
const order = ['sent', 'delivered', 'read', 'played', 'failed'];

/** A person whose marketing Meta says is stopped, and when it said so. */
export type StoppedByStatus = { readonly contactId: ContactId; readonly atMs: number };

export type Statuses = {
  readonly told: readonly Status[];
  readonly rows: readonly store.StatusRow[];
  readonly stopped: readonly StoppedByStatus[];
};

/**
 * Reads the statuses among the updates. A stop is in those that make a message failed which was not: the same status
 * that comes again, after the person has resumed, stops nobody. Statuses are written by one process at a time.
 */
export async function readStatuses(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; updates: readonly Update[] },
): Promise<Statuses> {
  const told = what.updates.filter(update => update.kind === 'status');
  const rows = told.length === 0 ? [] : await rowsOf(deps, tx, { businessId: what.businessId, statuses: told });
  const failed = new Map(rows.filter(isStop).map(row => [row.messageId, row.atMs]));
  if (failed.size === 0) return { told, rows, stopped: [] };
  const newly = await store.findNotFailed(tx, what.businessId, [...failed.keys()]);
  const stopped = newly.map(row => ({ contactId: row.contact_id, atMs: failed.get(row.id) ?? deps.clock.now() }));
  return { told, rows, stopped };
}

function isStop(row: store.StatusRow): boolean {
  return row.status === 'failed' && row.errorCode === stoppedMarketing;
}

/**
 * Writes the statuses, after the events that follow from them: people are always taken before their messages. Returns
 * whose messages these are.
 */
export async function writeStatuses(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; statuses: Statuses },
): Promise<ContactId[]> {
  const { businessId } = what;
  const { rows, told } = what.statuses;
  if (rows.length === 0) return [];
  const written = await store.writeStatuses(tx, businessId, rows);
  await answerKeys(deps, tx, { businessId, statuses: told, resolved: written.filter(row => row.resolved) });
  return written.map(row => row.contact_id);
}

/**
 * A request whose answer was lost in a crash gets it after all: Meta's answer is made again from the status, so that
 * the caller who repeats an Idempotency-Key learns the wamid.
 */
async function answerKeys(
  deps: ProcessDeps,
  tx: Transaction,
  what: {
    businessId: BusinessId;
    statuses: readonly Status[];
    resolved: readonly { id: MessageId }[];
  },
): Promise<void> {
  if (what.resolved.length === 0) return;
  const { dataKey } = deps.directory.business(what.businessId);
  const resolved = new Set(what.resolved.map(row => row.id));
  const answers: { messageId: MessageId; response: Buffer }[] = [];
  for (const status of what.statuses) {
    const messageId = ownId(status);
    if (messageId === undefined || !resolved.delete(messageId)) continue;
    const { phone, userId } = status.person;
    const contact = phone === null ? { input: userId, user_id: userId } : { input: phone, wa_id: phone };
    const body = JSON.stringify({
      messaging_product: 'whatsapp',
      contacts: [contact],
      messages: [{ id: status.wamid }],
    });
    answers.push({ messageId, response: deps.vault.seal(dataKey, body, `response:${messageId}`) });
  }
  await store.answerKeys(tx, what.businessId, answers);
}

/** One row per message, its furthest status in this batch. */
async function rowsOf(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; statuses: readonly Status[] },
): Promise<store.StatusRow[]> {
  const named = await nameMessages(deps, tx, what);
  const furthest = new Map<MessageId, store.StatusRow>();
  for (const { status, index, messageId } of named) {
    const before = furthest.get(messageId);
    if (before !== undefined && order.indexOf(before.status) >= order.indexOf(status.status)) continue;
    furthest.set(messageId, {
      messageId,
      status: status.status,
      atMs: status.atMs,
      errorCode: status.errors[0]?.code ?? null,
      wamidIndex: index,
    });
  }
  return [...furthest.values()];
}

/** The statuses whose message we know: by our own id that they echo, else by Meta's. */
async function nameMessages(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; statuses: readonly Status[] },
): Promise<{ status: Status; index: Buffer; messageId: MessageId }[]> {
  const { businessId } = what;
  const indexed = what.statuses.map(status => ({
    status,
    index: deps.vault.blindIndex(businessId, 'wamid', status.wamid),
    own: ownId(status),
  }));
  const unnamed = indexed.filter(one => one.own === undefined).map(one => one.index);
  const known = new Map<string, MessageId>();
  if (unnamed.length > 0) {
    for (const row of await findByWamids(tx, businessId, unnamed)) {
      known.set(row.wamid_index.toString('hex'), row.message_id);
    }
  }
  return indexed.flatMap(({ status, index, own }) => {
    const messageId = own ?? known.get(index.toString('hex'));
    return messageId === undefined ? [] : [{ status, index, messageId }];
  });
}

/** Our own id in `biz_opaque_callback_data`; a message sent past the gateway has none. */
function ownId(status: Status): MessageId | undefined {
  return status.opaque === null ? undefined : parseId<'message'>(status.opaque);
}
