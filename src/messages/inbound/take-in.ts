// Messages and echoes that come in: whose they are, stored once, and the windows that they open.

import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Transaction } from '../../database/database.ts';
import { type BusinessId, newId } from '../../kernel/kernel.ts';
import type { People } from './people.ts';
import * as store from './store.ts';
import type { Inbound, ProcessDeps } from './types.ts';

export type Message = Extract<Update, { kind: 'message' | 'echo' }>;

/** The messages to the business's own numbers, and those that name a number which it does not have. */
export function inboundOf(
  deps: ProcessDeps,
  what: { businessId: BusinessId; people: People; arrivals: ReadonlyMap<Update, number> },
): { inbound: Inbound[]; strays: Message[] } {
  const { businessId, people, arrivals } = what;
  const inbound: Inbound[] = [];
  const strays: Message[] = [];
  for (const [update, person] of people) {
    if (update.kind !== 'message' && update.kind !== 'echo') continue;
    const sender = deps.directory.findSender(update.phoneNumberId ?? '');
    const arrivedMs = arrivals.get(update) ?? deps.clock.now();
    if (sender?.businessId !== businessId) strays.push(update);
    else inbound.push({ update, person, sender, arrivedMs, id: newId<'message'>(deps) });
  }
  return { inbound, strays };
}

/** Stores messages not seen before; returns those, in the order in which they came. */
export async function storeInbound(
  deps: ProcessDeps,
  tx: Transaction,
  what: { businessId: BusinessId; inbound: readonly Inbound[] },
): Promise<Inbound[]> {
  const { businessId } = what;
  const byIndex = new Map<string, Inbound>();
  for (const one of what.inbound) {
    const key = deps.vault.blindIndex(businessId, 'wamid', one.update.wamid).toString('hex');
    if (!byIndex.has(key)) byIndex.set(key, one);
  }
  if (byIndex.size === 0) return [];
  const reserved = await store.reserveWamids(
    tx,
    businessId,
    [...byIndex].map(([key, one]) => ({ index: Buffer.from(key, 'hex'), id: one.id })),
  );
  // A STOP's wamid was reserved by the intake; its message row is still to be written under that id.
  const idOf = new Map(reserved.map(row => [row.wamid_index.toString('hex'), row.message_id]));
  const named = [...byIndex].map(([key, one]) => ({ ...one, id: idOf.get(key) ?? one.id }));
  const added = await store.insertInbound(
    tx,
    businessId,
    named.map(one => inboundRow(deps, one)),
  );
  return named.filter(one => added.has(one.id));
}

function inboundRow(deps: ProcessDeps, one: Inbound): store.InboundRow {
  const key = one.person.profileKey;
  const content = JSON.stringify({ update: one.update.raw, wamid: one.update.wamid });
  return {
    id: one.id,
    contactId: one.person.id,
    senderId: one.sender.id,
    direction: one.update.kind === 'echo' ? 'echo' : 'in',
    kind: one.update.type,
    body: key === null ? null : deps.vault.sealPersonal(key, content, `message:${one.id}`),
  };
}

/** Every message of the person opens the window, but not what the system says about them. */
export function windowsOf(fresh: readonly Inbound[], nowMs: number): store.WindowRow[] {
  const latest = new Map<string, store.WindowRow>();
  for (const { update, person, sender } of fresh) {
    if (update.kind !== 'message' || update.type === 'system' || update.inGroup) continue;
    const key = `${person.id} ${sender.id}`;
    const known = latest.get(key);
    // A clock that runs ahead elsewhere must not hold a window open for longer.
    const inboundAtMs = Math.min(update.atMs, nowMs);
    if (known !== undefined && known.inboundAtMs >= inboundAtMs) continue;
    latest.set(key, {
      contactId: person.id,
      senderId: sender.id,
      inboundAtMs,
      freeEntry: update.referral,
    });
  }
  return [...latest.values()];
}
