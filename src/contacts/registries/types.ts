// The words of the registries: an import and what it tells of itself.

import type { Id } from '../../kernel/kernel.ts';

export type ImportId = Id<'registry import'>;

/** open: entries come; applying: the gates follow; current: in force. The others are over. */
export type ImportState = 'open' | 'applying' | 'current' | 'replaced' | 'abandoned';

export type RegistryImport = {
  readonly id: ImportId;
  /** The registry, by its id in the packs. */
  readonly registry: string;
  /** When the list was as it is here: from then on it grows old. */
  readonly asOfMs: number;
  readonly state: ImportState;
  /** Different numbers. */
  readonly entries: number;
  /** Lines that could not be read. */
  readonly skipped: number;
  readonly importedMs: number | null;
};

/** A file that was imported, and the first lines of it that could not be read. */
export type ImportedFile = { readonly done: RegistryImport; readonly unreadable: readonly number[] };

/** How far an import is. */
export type Progress =
  | { readonly doing: 'reading'; readonly lines: number; readonly entries: number; readonly skipped: number }
  | { readonly doing: 'applying'; readonly people: number };
