// The envelope of a webhook: several updates in one post, in one of the three shapes that Meta's batches are known in.

import type { Switches } from '../switches.ts';
import type { Wire } from '../types.ts';
import type { Update } from './lanes.ts';

/** The body for a batch of updates; `shape` says whether they share an entry, or even a value. */
export function envelopeOf(updates: readonly Update[], shape: Switches['batchShape']): Wire {
  const parts = shape === 'merged' ? merged(updates) : updates;
  const changesOf = ({ field, value }: Update): Wire => ({ value, field });
  if (shape === 'entries') {
    return envelope(parts.map(part => entry(part.wabaId, part.timeS, [changesOf(part)])));
  }
  const groups = Map.groupBy(parts, part => `${part.wabaId}:${part.timeS ?? ''}`);
  return envelope(
    [...groups.values()].map(group => entry(group[0]?.wabaId ?? '', group[0]?.timeS ?? null, group.map(changesOf))),
  );
}

function envelope(entries: readonly Wire[]): Wire {
  return { object: 'whatsapp_business_account', entry: entries };
}

function entry(wabaId: string, timeS: number | null, changes: readonly Wire[]): Wire {
  return { id: wabaId, ...(timeS === null ? {} : { time: timeS }), changes };
}

const lists = ['contacts', 'messages', 'statuses'];

/** Values of the same number and kind become one, with all their contacts, messages or statuses. */
function merged(updates: readonly Update[]): Update[] {
  const groups = Map.groupBy(updates, update => mergeKey(update));
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const value: Wire = { ...first.value };
    for (const list of lists) {
      const all = group.flatMap(update => asList(update.value[list]));
      if (all.length > 0) value[list] = all;
    }
    return [{ ...first, value }];
  });
}

function mergeKey({ field, value, wabaId }: Update): unknown {
  if (field !== 'messages') return value;
  const kind = lists.find(list => list !== 'contacts' && list in value);
  // A value without contacts (a system message, a failed status) stays alone: mixed in, it would borrow a stranger's.
  if (kind === undefined || !('contacts' in value)) return value;
  return `${wabaId}:${kind}:${JSON.stringify(value['metadata'])}`;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
