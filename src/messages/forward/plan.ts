// Plans what is passed on to the business's own bot: each webhook as Meta sent it, but for the caller's own opaque
// value, which Assent had replaced by its id.

import type { Contacts } from '../../contacts/contacts.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type Clock, type MessageId, newId, parseId, type Random } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import * as store from './store.ts';

type Deps = { vault: Vault; contacts: Contacts; clock: Clock; random: Random };

const opaqueKey = 'biz_opaque_callback_data';

/** Writes a delivery for each webhook and each endpoint that is on, in the processing transaction. */
export async function planForwards(
  deps: Deps,
  tx: Transaction,
  what: { businessId: BusinessId; dataKey: Buffer; webhooks: readonly unknown[] },
): Promise<void> {
  const endpoints = await store.activeEndpoints(tx, what.businessId);
  if (endpoints.length === 0) return;
  const opaque = await callersValues(deps, tx, what);
  const rows: {
    id: ReturnType<typeof newId<'webhook delivery'>>;
    endpointId: (typeof endpoints)[number]['id'];
    body: Buffer;
  }[] = [];
  for (const webhook of what.webhooks) {
    const text = JSON.stringify(giveBack(webhook, opaque));
    for (const endpoint of endpoints) {
      const id = newId<'webhook delivery'>(deps);
      rows.push({ id, endpointId: endpoint.id, body: deps.vault.seal(what.dataKey, text, `delivery:${id}`) });
    }
  }
  await store.insertDeliveries(tx, what.businessId, rows);
}

/** Our ids in these webhooks, with what the callers had written there; null where they had written nothing. */
async function callersValues(
  deps: Deps,
  tx: Transaction,
  what: { businessId: BusinessId; webhooks: readonly unknown[] },
): Promise<Map<string, string | null>> {
  const ids = new Set<MessageId>();
  for (const webhook of what.webhooks) collectIds(webhook, ids);
  const values = new Map<string, string | null>();
  if (ids.size === 0) return values;
  for (const row of await store.bodiesOf(tx, what.businessId, [...ids])) {
    values.set(row.id, await callersValue(deps, what.businessId, row));
  }
  return values;
}

async function callersValue(
  deps: Deps,
  businessId: BusinessId,
  row: { id: MessageId; contact_id: Parameters<Contacts['get']>[1]; body: Buffer | null },
): Promise<string | null> {
  // The key of exactly the contact that it was sealed for, merged or not.
  const person = await deps.contacts.get(businessId, row.contact_id);
  const key =
    person?.id === row.contact_id ? person.profileKey : await deps.contacts.profileKeyOf(businessId, row.contact_id);
  if (row.body === null || key === null) return null;
  const opened = deps.vault.open(key, row.body, `message:${row.id}`).toString('utf8');
  const envelope: { request?: { [opaqueKey]?: unknown } } = JSON.parse(opened);
  const value = envelope.request?.[opaqueKey];
  return typeof value === 'string' ? value : null;
}

function collectIds(value: unknown, ids: Set<MessageId>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    const id = key === opaqueKey && typeof member === 'string' ? parseId<'message'>(member) : undefined;
    if (id === undefined) collectIds(member, ids);
    else ids.add(id);
  }
}

/** The webhook with the callers' own values in place of ours. Pure. */
export function giveBack(value: unknown, opaque: ReadonlyMap<string, string | null>): unknown {
  if (Array.isArray(value)) return value.map(one => giveBack(one, opaque));
  if (value === null || typeof value !== 'object') return value;
  const given: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const callers = key === opaqueKey && typeof member === 'string' ? opaque.get(member) : undefined;
    if (callers === undefined) given[key] = giveBack(member, opaque);
    else if (callers !== null) given[key] = callers;
  }
  return given;
}
