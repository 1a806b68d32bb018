// What a message of a conversation refers to: the message that it quotes, whose button it taps, or that it reacts to. It may
// lie far above it, so it is read along.

import type { BusinessId, ContactId, SenderId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { type OpenDeps, type OpenedRow, openRows } from '../reading/messages/open.ts';
import { findQuoted } from './store.ts';
import type { SaidInTalk } from './types.ts';

type Deps = OpenDeps & { readonly vault: Pick<Vault, 'open' | 'blindIndex'> };

/** Messages of one conversation with what each refers to; what was said elsewhere, or is not known, is left out. */
export async function withQuoted(
  deps: Deps,
  businessId: BusinessId,
  what: { contactId: ContactId; senderId: SenderId; said: readonly OpenedRow[] },
): Promise<SaidInTalk[]> {
  const { contactId, senderId, said } = what;
  const nameOf = (wamid: string): string => deps.vault.blindIndex(businessId, 'wamid', wamid).toString('hex');
  const names = new Set(said.flatMap(one => (one.quotedWamid === null ? [] : nameOf(one.quotedWamid))));
  const indexes = [...names].map(name => Buffer.from(name, 'hex'));
  const rows = names.size === 0 ? [] : await findQuoted(deps.db, businessId, { contactId, senderId, indexes });
  const opened = await openRows(deps, businessId, rows);
  const byName = new Map(rows.map((row, at) => [row.wamid_index.toString('hex'), opened[at]]));
  return said.map(({ quotedWamid, ...one }) => {
    return { ...one, quoted: quotedWamid === null ? null : (byName.get(nameOf(quotedWamid)) ?? null) };
  });
}
