// The registries of a business, as the contacts' door shows them.

import type { ApiKeyId, BusinessId } from '../../kernel/kernel.ts';
import {
  addNumbers,
  beginImport,
  type FileToImport,
  type Finish,
  finishImport,
  type ImportDeps,
  importFile,
} from './import-list.ts';
import { listLive } from './store.ts';
import type { ImportedFile, ImportId, RegistryImport } from './types.ts';

export type Registries = {
  /** Begins an import that takes numbers in pieces; `asOfMs` is when the list was as it is. */
  begin(
    businessId: BusinessId,
    what: { registry: string; asOfMs: number | undefined; keyId: ApiKeyId | null },
  ): Promise<RegistryImport>;
  /** Adds numbers in any spelling; `unreadable` are the places of those that are none. */
  add(
    businessId: BusinessId,
    what: { importId: ImportId; numbers: readonly string[] },
  ): Promise<{ added: number; unreadable: number[] }>;
  /** Puts the import into force in place of the list before. Answers when every gate has followed. */
  finish(businessId: BusinessId, what: Finish & { importId: ImportId }): Promise<RegistryImport>;
  importFile(businessId: BusinessId, file: FileToImport): Promise<ImportedFile>;
  /** The lists in force, and those that are about to be. */
  list(businessId: BusinessId): Promise<RegistryImport[]>;
};

/** Opens the registries. */
export function createRegistries(deps: ImportDeps): Registries {
  return {
    begin: (businessId, what) => beginImport(deps, businessId, what),
    add: (businessId, what) => addNumbers(deps, businessId, what),
    finish: (businessId, what) => finishImport(deps, businessId, what),
    importFile: (businessId, file) => importFile(deps, businessId, file),
    list: businessId => listLive(deps.db, businessId),
  };
}
