// Status webhooks: what became of the messages that we handed over. They resolve messages of unknown fate, because
// each carries back the id that we sent along.

import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, type MessageId, parseId } from '../../kernel/kernel.ts';
import * as store from './store.ts';
import type { ProcessDeps } from './types.ts';

type Status = Extract<Update, { kind: 'status' }>;

/** Meta's word that the person turned off marketing messages. */
const stoppedMarketing = 131050;
const order = ['sent', 'delivered', 'read', 'played', 'failed'];

/** Writes the statuses; returns the people whose marketing Meta says is stopped. */
export async function writeStatusUpdates(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; updates: readonly Update[] },
): Promise<ContactId[]> {
  const statuses = what.updates.filter(update => update.kind === 'status');
  if (statuses.length === 0) return [];
  const rows = await rowsOf(deps, tx, { businessId: what.businessId, statuses });
  if (rows.length === 0) return [];
  const written = await store.writeStatuses(tx, what.businessId, rows);
  await answerKeys(deps, tx, {
    businessId: what.businessId,
    rows,
    statuses,
    resolved: written.filter(row => row.resolved),
  });
  const contactOf = new Map(written.map(row => [row.id, row.contact_id]));
  const stopped = rows.filter(row => row.errorCode === stoppedMarketing).map(row => contactOf.get(row.messageId));
  return [...new Set(stopped.filter(id => id !== undefined))];
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
    rows: readonly store.StatusRow[];
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
    for (const row of await store.findByWamids(tx, businessId, unnamed)) {
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
