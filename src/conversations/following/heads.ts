// The latest messages of people, by which their conversations stand. Whoever talks with several numbers may have said so much
// to one that another is out of sight: then the latest of each conversation are read by themselves.

import type { Transaction } from '../../database/database.ts';
import type { BusinessId, ContactId, SenderId } from '../../kernel/kernel.ts';
import type { Head, Talks } from '../../messages/messages.ts';

/** So many of the latest messages are looked at: of a person, and of each of their conversations. */
export const headsMax = 120;

type Deps = { readonly talks: Pick<Talks, 'headsIn' | 'headsOfTalksIn'> };
type Talk = { readonly contactId: ContactId; readonly senderId: SenderId };

/** The heads of people, newest first; `kept` are the conversations that they have. */
export async function headsOf(
  deps: Deps,
  tx: Transaction,
  of: { businessId: BusinessId; contactIds: readonly ContactId[]; kept: readonly Talk[] },
): Promise<Head[]> {
  const { businessId, contactIds, kept } = of;
  const heads = await deps.talks.headsIn(tx, businessId, { contactIds, each: headsMax });
  const talks = crowded(heads, kept);
  if (talks.size === 0) return heads;
  const own = await deps.talks.headsOfTalksIn(tx, businessId, { talks: [...talks.values()], each: headsMax });
  const others = heads.filter(one => !talks.has(nameOf(one)));
  return [...others, ...own].sort((one, other) => (one.id < other.id ? 1 : -1));
}

/** The conversations of those who said more than is looked at, with more than one number. */
function crowded(heads: readonly Head[], kept: readonly Talk[]): Map<string, Talk> {
  const found = new Map<string, Talk>();
  const keptOf = Map.groupBy(kept, one => one.contactId);
  for (const [contactId, theirs] of Map.groupBy(heads, one => one.contactId)) {
    if (theirs.length < headsMax) continue;
    const talks = [...theirs, ...(keptOf.get(contactId) ?? [])];
    if (talks.every(one => one.senderId === talks[0]?.senderId)) continue;
    for (const { senderId } of talks) found.set(nameOf({ contactId, senderId }), { contactId, senderId });
  }
  return found;
}

/** One name for what a person and a number say to each other. */
export function nameOf({ contactId, senderId }: Talk): string {
  return `${contactId} ${senderId}`;
}
