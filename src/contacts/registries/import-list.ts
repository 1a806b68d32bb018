// Imports a list: begun, filled piece by piece, finished. Until it is finished the list before it holds, and an import
// that brings nothing, or too little of what was in the file, is never finished: an empty list would free everybody.

import type { Database } from '../../database/database.ts';
import {
  type ApiKeyId,
  type BusinessId,
  type Clock,
  Failure,
  newId,
  type Problem,
  type Random,
} from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import { keyIds, otherSpellingKeys } from '../key-ids.ts';
import type { Entry } from './adapter.ts';
import { getAdapter } from './adapters.ts';
import { type ApplyDeps, applyList, emptyOver } from './apply-list.ts';
import { readLines } from './read-lines.ts';
import * as store from './store.ts';
import type { ImportedFile, ImportId, Progress, RegistryImport } from './types.ts';

export type ImportDeps = ApplyDeps & { db: Database; vault: Vault; clock: Clock; random: Random };

export type Finish = {
  /** Take the list although many of its lines could not be read. */
  readonly acceptSkipped: boolean;
  readonly onProgress?: (progress: Progress) => void;
};

export type FileToImport = Finish & {
  readonly registry: string;
  /** Absent: now. */
  readonly asOfMs?: number | undefined;
  readonly pieces: AsyncIterable<Uint8Array>;
};

const clockSkewMs = 5 * 60_000;
const openMaxMs = 24 * 3_600_000;
const batchSize = 5_000;
/** Headings, remarks and empty rows: so few unreadable lines say nothing about a list. */
const skippedAlways = 10;
const skippedShareMax = 0.01;
const linesTold = 10;

/** Begins an import; throws for a registry that is not known, and for an instant that is still to come. */
export async function beginImport(
  deps: ImportDeps,
  businessId: BusinessId,
  what: { registry: string; asOfMs: number | undefined; keyId: ApiKeyId | null },
): Promise<RegistryImport> {
  const { id: registry } = getAdapter(what.registry);
  const nowMs = deps.clock.now();
  const asOfMs = what.asOfMs ?? nowMs;
  if (asOfMs > nowMs + clockSkewMs) {
    const problems: Problem[] = [{ field: 'as_of', message: 'lies in the future', code: 'in-future' }];
    throw new Failure('request-invalid', undefined, { problems });
  }
  await store.abandon(deps.db, businessId, { begunBeforeMs: nowMs - openMaxMs });
  const id = newId<'registry import'>(deps);
  return await store.insertImport(deps.db, businessId, { id, registry, asOfMs, keyId: what.keyId, nowMs });
}

/** Adds numbers, written in any way, to an open import; the places of those that cannot be read, from 0. */
export async function addNumbers(
  deps: ImportDeps,
  businessId: BusinessId,
  what: { importId: ImportId; numbers: readonly string[] },
): Promise<{ added: number; unreadable: number[] }> {
  const { registry } = await getImport(deps, businessId, what.importId);
  const adapter = getAdapter(registry);
  const entries = what.numbers.map((text, line) => ({ line, phone: adapter.readNumber(text) }));
  const added = await addEntries(deps, businessId, { importId: what.importId, entries });
  return { added, unreadable: entries.filter(one => one.phone === null).map(one => one.line) };
}

/** Puts an import into force: gates first, then the list. May be asked again when it was cut off, and when it is done. */
export async function finishImport(
  deps: ImportDeps,
  businessId: BusinessId,
  what: Finish & { importId: ImportId },
): Promise<RegistryImport> {
  const list = await getImport(deps, businessId, what.importId);
  if (list.state === 'current') return list;
  if (list.state === 'open') checkFull(list, what.acceptSkipped);
  else if (list.state !== 'applying') throw new Failure('conflict', 'this import is over: begin a new one');
  await applyList(deps, businessId, { list, onProgress: what.onProgress });
  await emptyOver(deps, businessId);
  return await getImport(deps, businessId, what.importId);
}

/** Imports a file from its first byte to the list in force. A file that cannot be taken leaves the list as it was. */
export async function importFile(deps: ImportDeps, businessId: BusinessId, file: FileToImport): Promise<ImportedFile> {
  const { id: importId } = await beginImport(deps, businessId, { ...file, asOfMs: file.asOfMs, keyId: null });
  try {
    const unreadable = await readFile(deps, businessId, { ...file, importId });
    const list = await getImport(deps, businessId, importId);
    checkFull(list, file.acceptSkipped, unreadable);
    return { done: await finishImport(deps, businessId, { ...file, importId, acceptSkipped: true }), unreadable };
  } catch (cause) {
    await store.abandon(deps.db, businessId, { id: importId });
    await emptyOver(deps, businessId);
    throw cause;
  }
}

/** Reads the whole file into the import; the first lines that could not be read. */
async function readFile(
  deps: ImportDeps,
  businessId: BusinessId,
  file: FileToImport & { importId: ImportId },
): Promise<number[]> {
  const { importId } = file;
  const unreadable: number[] = [];
  let [entries, skipped] = [0, 0];
  let batch: Entry[] = [];
  const flush = async (): Promise<void> => {
    const lines = batch.at(-1)?.line ?? 0;
    const bad = batch.filter(one => one.phone === null);
    unreadable.push(...bad.slice(0, linesTold - unreadable.length).map(one => one.line));
    entries += await addEntries(deps, businessId, { importId, entries: batch });
    skipped += bad.length;
    batch = [];
    file.onProgress?.({ doing: 'reading', lines, entries, skipped });
  };
  for await (const entry of getAdapter(file.registry).read(readLines(file.pieces))) {
    batch.push(entry);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  return unreadable;
}

async function addEntries(
  deps: ImportDeps,
  businessId: BusinessId,
  what: { importId: ImportId; entries: readonly Entry[] },
): Promise<number> {
  const indexes: Buffer[] = [];
  const others: Buffer[] = [];
  for (const { phone } of what.entries) {
    if (phone === null) continue;
    const keyed = keyIds(deps.vault, businessId, { phone, userId: null, parentUserId: null });
    if (keyed.phone !== null) indexes.push(keyed.phone.index);
    // Identities that are older than what we know of spellings lie under another one.
    for (const other of otherSpellingKeys(deps.vault, businessId, keyed.phone)) others.push(other.index);
  }
  const skipped = what.entries.length - indexes.length;
  const added = await store.insertEntries(deps.db, businessId, { importId: what.importId, indexes, others, skipped });
  if (added === undefined) throw new Failure('conflict', 'this import is not open: begin a new one');
  return added;
}

function checkFull(list: RegistryImport, acceptSkipped: boolean, unreadable: readonly number[] = []): void {
  const { entries, skipped } = list;
  const where = unreadable.length === 0 ? '' : `; the first of them are lines ${unreadable.join(', ')}`;
  if (entries === 0) {
    throw new Failure(
      'conflict',
      `there is no number in this list, so it was not taken (${skipped} unreadable${where})`,
    );
  }
  if (acceptSkipped || skipped <= Math.max(skippedAlways, (entries + skipped) * skippedShareMax)) return;
  throw new Failure(
    'conflict',
    `${skipped} lines cannot be read as numbers, beside ${entries} that can, so the list was not taken${where}; repair the list, or say that such lines may be left out`,
  );
}

async function getImport(deps: ImportDeps, businessId: BusinessId, id: ImportId): Promise<RegistryImport> {
  const found = await store.findImport(deps.db, businessId, id);
  if (found === undefined) throw new Failure('not-found', 'there is no import with this id');
  return found;
}
