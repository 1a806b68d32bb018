// Why somebody of the staff made one of two people, or two of one: sealed under the evidence key of whom it is about.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, Failure } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { readKeys } from '../store.ts';

/** The reason, sealed for one merge or split. Fails with `key-destroyed` where it could not be read by anybody. */
export async function sealReason(
  deps: { readonly vault: Pick<Vault, 'unwrap' | 'sealPersonal'> },
  tx: Transaction,
  said: {
    readonly businessId: BusinessId;
    readonly contactId: ContactId;
    readonly about: string;
    readonly reason: string;
  },
): Promise<Buffer> {
  const { businessId, contactId, about, reason } = said;
  const [row] = await readKeys(tx, businessId, { kind: 'evidence', contactIds: [contactId] });
  if (row === undefined || row.wrapped === null) throw new Failure('key-destroyed');
  const key = deps.vault.unwrap(row.wrapped, `contact:${contactId}:evidence`);
  return deps.vault.sealPersonal(key, reason, `identity-act:${about}`);
}

/** The reason again; null where there is none, or its key was destroyed. */
export function openReason(
  vault: Pick<Vault, 'unwrap' | 'open'>,
  row: {
    readonly id: string;
    readonly contactId: ContactId;
    readonly reason: Buffer | null;
    readonly wrapped: Buffer | null;
  },
): string | null {
  if (row.reason === null || row.wrapped === null) return null;
  const key = vault.unwrap(row.wrapped, `contact:${row.contactId}:evidence`);
  return vault.open(key, row.reason, `identity-act:${row.id}`).toString('utf8');
}
