// Who is who, in the words of staff: two who are one, somebody who is two, each with a look beforehand and on record.

import type { Database, Transaction } from '../../database/database.ts';
import type { BusinessId, Clock, ContactId, Random } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { personOf } from '../find-people.ts';
import { lockIdentities, lockPeople, readKeys } from '../store.ts';
import type { Person } from '../types.ts';
import { type MergePreview, mergePeople, type Pair, previewMerge } from './merge-people.ts';
import { openReason } from './reason.ts';
import { planSplit, type SplitAsked } from './split-person.ts';
import { type ListPage, listMerges, listSplits, type MergeRow, readNamed, type SplitRow } from './store.ts';
import { writeSplit } from './write-split.ts';

/** Whoever stays and whoever goes; `isBack`: a merge is undone, and the contact that was merged is back. */
export type SplitPreview = {
  readonly before: Person;
  readonly stays: Person;
  readonly goes: Person;
  readonly isBack: boolean;
};

export type Said = { readonly by: string; readonly reason: string };
type Opened<Row> = Omit<Row, 'reason'> & { readonly reason: string | null };

export type Merges = {
  /** What would become of two people if they were one. */
  previewMerge(pair: Pair): Promise<MergePreview>;
  /** Makes one of them; the id of whoever stays. */
  merge(pair: Pair & Said): Promise<ContactId>;
  /** What would become of somebody if some of their names were another's. */
  previewSplit(asked: SplitAsked): Promise<SplitPreview>;
  /** Gives names of a person to another contact; the ids of both. */
  split(asked: SplitAsked & Said): Promise<{ readonly stays: ContactId; readonly goes: ContactId }>;
  /** The merges by which a person became who they are, older than an id, newest first. */
  list(businessId: BusinessId, page: ListPage): Promise<Opened<MergeRow>[]>;
  /** The splits in which a person stayed or went, older than an id, newest first. */
  listSplits(businessId: BusinessId, page: ListPage): Promise<Opened<SplitRow>[]>;
};

type Deps = { db: Database; vault: Vault; clock: Clock; random: Random; forget: (id: ContactId) => void };

/** The acts of one process; it forgets whom they touch. */
export function createMerges(deps: Deps): Merges {
  const { db } = deps;
  return {
    previewMerge: pair => db.transaction(pair.businessId, tx => previewMerge(deps, tx, pair)),
    merge: async ({ by, reason, ...pair }) => {
      const { survivor } = await db.transaction(pair.businessId, async tx => {
        await lockIdentities(tx, pair.businessId);
        return await mergePeople(deps, tx, { ...pair, mergedBy: { by, reason } });
      });
      deps.forget(pair.one);
      deps.forget(pair.other);
      return survivor;
    },
    previewSplit: asked => db.transaction(asked.businessId, tx => previewSplit(deps, tx, asked)),
    split: async ({ by, reason, ...asked }) => {
      const { person, to } = await db.transaction(asked.businessId, async tx => {
        await lockIdentities(tx, asked.businessId);
        // Nothing is recorded for the person between the look and the act.
        await lockPeople(tx, asked.businessId, [asked.contactId]);
        const plan = await planSplit(deps, tx, asked);
        await writeSplit(deps, tx, { plan, by, reason });
        return plan;
      });
      deps.forget(person.id);
      deps.forget(to.id);
      return { stays: person.id, goes: to.id };
    },
    list: async (businessId, page) => {
      const rows = await listMerges(db, businessId, page);
      return await openAll(deps, { businessId, rows, sealedFor: row => row.survivorId });
    },
    listSplits: async (businessId, page) => {
      const rows = await listSplits(db, businessId, page);
      return await openAll(deps, { businessId, rows, sealedFor: row => row.fromId });
    },
  };
}

async function previewSplit(deps: Deps, tx: Transaction, asked: SplitAsked): Promise<SplitPreview> {
  const { person, to, stays, goes } = await planSplit(deps, tx, asked);
  const [back] = to.isBack ? await readNamed(tx, asked.businessId, [to.id]) : [];
  const other =
    back === undefined ? { ...person, id: to.id, version: 1 } : personOf(deps.vault, asked.businessId, back);
  return {
    before: person,
    stays: { ...person, facts: stays },
    goes: { ...other, facts: goes },
    isBack: to.isBack,
  };
}

/** Reasons in the clear, where the key to them is still there. */
async function openAll<Row extends { readonly id: string; readonly reason: Buffer | null }>(
  { db, vault }: Deps,
  what: { businessId: BusinessId; rows: readonly Row[]; sealedFor: (row: Row) => ContactId },
): Promise<Opened<Row>[]> {
  const { businessId, rows, sealedFor } = what;
  const ids = [...new Set(rows.filter(row => row.reason !== null).map(sealedFor))];
  const keys =
    ids.length === 0
      ? []
      : await db.transaction(businessId, tx => readKeys(tx, businessId, { kind: 'evidence', contactIds: ids }));
  const wrapped = new Map(keys.map(row => [row.contact_id, row.wrapped]));
  return rows.map(row => {
    const contactId = sealedFor(row);
    return { ...row, reason: openReason(vault, { ...row, contactId, wrapped: wrapped.get(contactId) ?? null }) };
  });
}
