// Splits a webhook by business: one POST of Meta's may carry changes for several numbers. Pure.

import type { BusinessId } from '../../kernel/kernel.ts';

/** What of a webhook is one business's; null: whose it is cannot be told. */
export type Part = { businessId: BusinessId | null; webhook: unknown; bytes: Buffer };
export type Named = { readonly phoneNumberId: string | null; readonly wabaId: string | null };

/** What each change of a webhook names, in Meta's order; of a webhook without changes, nothing. */
export function namesIn(webhook: unknown): Named[] {
  return listAt(webhook, 'entry').flatMap(entry =>
    listAt(entry, 'changes').map(change => ({ phoneNumberId: numberOf(change), wabaId: textAt(entry, 'id') })),
  );
}

/** One part per business, in Meta's order; the whole body as it came when there is only one. */
export function partition(webhook: unknown, rawBody: Buffer, ownerOf: (named: Named) => BusinessId | null): Part[] {
  const entries = listAt(webhook, 'entry');
  const owners = new Map<BusinessId | null, { id: unknown; time?: unknown; changes: unknown[] }[]>();
  for (const entry of entries) {
    for (const change of listAt(entry, 'changes')) {
      const owner = ownerOf({ phoneNumberId: numberOf(change), wabaId: textAt(entry, 'id') });
      const mine = owners.get(owner) ?? [];
      owners.set(owner, mine);
      mine.push({ ...objectOf(entry), id: textAt(entry, 'id'), changes: [change] });
    }
  }
  const [first] = owners.keys();
  if (first === undefined)
    return [{ businessId: ownerOf({ phoneNumberId: null, wabaId: null }), webhook, bytes: rawBody }];
  if (owners.size === 1) return [{ businessId: first, webhook, bytes: rawBody }];
  return [...owners].map(([businessId, entry]) => {
    const part = { ...objectOf(webhook), entry };
    return { businessId, webhook: part, bytes: Buffer.from(JSON.stringify(part)) };
  });
}

type Members = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function listAt(value: unknown, key: string): unknown[] {
  const list = objectOf(value)[key];
  return Array.isArray(list) ? list : [];
}

function textAt(value: unknown, key: string): string | null {
  const text = objectOf(value)[key];
  return typeof text === 'string' ? text : null;
}

function numberOf(change: unknown): string | null {
  return textAt(objectOf(objectOf(change)['value'])['metadata'], 'phone_number_id');
}
