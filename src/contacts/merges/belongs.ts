// To whom a consent belongs when somebody turns out to be two: to whoever its evidence names; where it names nobody, to
// whoever had all the names that the person had then. In doubt to neither. Pure.

import { type ContactId, idInstantMs } from '../../kernel/kernel.ts';

/** `stays`: to the names that stay; `goes`: to those that go. */
export type Belongs = 'stays' | 'goes' | 'both' | 'neither';

/** A name that the person has, by the text of its blind index. */
export type HeldAlias = { readonly key: string; readonly firstSeenMs: number };

/** A merge by which the person became who they are, with the keys of the names that came by it. */
export type PastMerge = { readonly id: string; readonly mergedId: ContactId; readonly keys: ReadonlySet<string> };

/** What is known of whatever somebody agreed to. */
export type Basis = {
  readonly id: string;
  /** Who it was recorded for at that time. */
  readonly contactId: ContactId;
  /** The keys of the names in its evidence. */
  readonly named: readonly string[];
};

export type Apart = {
  readonly person: ContactId;
  readonly aliases: readonly HeldAlias[];
  readonly merges: readonly PastMerge[];
  /** The keys of the names that go. */
  readonly going: ReadonlySet<string>;
};

/** To whom it belongs. */
export function belongsTo(basis: Basis, apart: Apart): Belongs {
  const held = apart.aliases.map(one => one.key);
  if (basis.named.length > 0) {
    const named = basis.named.filter(key => held.includes(key));
    const [goes, stays] = [named.some(key => apart.going.has(key)), named.some(key => !apart.going.has(key))];
    if (goes && stays) return 'both';
    return goes ? 'goes' : stays ? 'stays' : 'neither';
  }
  const atMs = idInstantMs(basis.id);
  const then = apart.aliases
    .filter(one => one.firstSeenMs <= atMs && ownerAt(apart, one.key, atMs) === basis.contactId)
    .map(one => one.key);
  if (then.length === 0) return 'neither';
  if (then.every(key => apart.going.has(key))) return 'goes';
  return then.some(key => apart.going.has(key)) ? 'neither' : 'stays';
}

/** Whose a name was at an instant: before the merge by which it came it was another's. */
function ownerAt({ person, merges }: Apart, key: string, atMs: number): ContactId {
  let owner = person;
  const newestFirst = merges.filter(one => one.keys.has(key)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  for (const merge of newestFirst) {
    if (idInstantMs(merge.id) <= atMs) break;
    owner = merge.mergedId;
  }
  return owner;
}
