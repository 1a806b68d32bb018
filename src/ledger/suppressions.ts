// Keeps the list of keyed fingerprints in step with a person's blocks. The list outlives the person's erasure, so it
// names every alias, and an objection (Art. 21(3) GDPR) is on it like any other block.

import type { Transaction } from '../database/database.ts';
import type { BusinessId, ContactId } from '../kernel/kernel.ts';
import type { SuppressionFact } from '../policy/policy.ts';
import type { Vault } from '../vault/vault.ts';
import { liftSuppressions, type SuppressionRow, writeSuppressions } from './store.ts';
import type { Alias, Gate, LedgerContacts } from './types.ts';

export type SuppressionDeps = {
  readonly vault: Pick<Vault, 'fingerprint' | 'fingerprintVersion'>;
  readonly contacts: Pick<LedgerContacts, 'aliasesIn'>;
};

export type Changed = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly before: Gate;
  readonly after: Gate;
};

/** Writes all blocks of the people whose blocks changed, under every alias, and notes those that were lifted. */
export async function keepSuppressions(
  deps: SuppressionDeps,
  tx: Transaction,
  what: { readonly changed: readonly Changed[]; readonly atMs: number },
): Promise<void> {
  const standing = new Map<string, SuppressionRow>();
  const lifted = new Map<string, SuppressionRow>();
  for (const one of what.changed) {
    const [before, after] = [blocksOf(one.before), blocksOf(one.after)];
    if (keysOf(before) === keysOf(after)) continue;
    const aliases = await deps.contacts.aliasesIn(tx, one.businessId, one.contactId);
    const gone = before.filter(block => !after.some(other => blockKey(other) === blockKey(block)));
    for (const alias of aliases) {
      for (const block of after.filter(other => other.eventId !== ''))
        add(standing, rowOf(deps, one.businessId, { alias, block }));
      for (const block of gone) add(lifted, rowOf(deps, one.businessId, { alias, block }));
    }
  }
  await writeSuppressions(tx, [...standing.values()]);
  await liftSuppressions(tx, [...lifted.values()], what.atMs);
}

function blocksOf(gate: Gate): SuppressionFact[] {
  const { objected, objection, suppressions } = gate;
  if (objected === 'none') return [...suppressions];
  // A merge may have lost when the objection was made: then its row, which is older, stands as it is.
  const mark = objection ?? { sinceMs: 0, eventId: '' };
  return [...suppressions, { scope: objected, channel: null, reason: 'objection', ...mark }];
}

function blockKey(block: SuppressionFact): string {
  return `${block.scope} ${block.channel} ${block.reason}`;
}

function keysOf(blocks: readonly SuppressionFact[]): string {
  return blocks.map(block => `${blockKey(block)} ${block.sinceMs}`).join('\n');
}

function rowOf(
  deps: Pick<SuppressionDeps, 'vault'>,
  businessId: BusinessId,
  what: { readonly alias: Alias; readonly block: SuppressionFact },
): SuppressionRow {
  const { vault } = deps;
  const { kind, value } = what.alias;
  const fingerprint = vault.fingerprint(businessId, kind, value);
  return { ...what.block, businessId, fingerprint, keyVersion: vault.fingerprintVersion, kind };
}

function add(rows: Map<string, SuppressionRow>, row: SuppressionRow): void {
  rows.set(`${row.businessId} ${row.fingerprint.toString('hex')} ${blockKey(row)}`, row);
}
