// What staff noted about a request or a doubt. A note may name anybody, so it lies sealed under the business's data key.

import type { Vault } from '../vault/vault.ts';
import type { Note } from './types.ts';

export type NoteVault = Pick<Vault, 'seal' | 'open'>;
export type Place = { readonly dataKey: Buffer; readonly of: 'request' | 'doubt'; readonly id: string };

/** All notes as one sealed value; null when there are none. */
export function sealNotes(vault: NoteVault, place: Place, notes: readonly Note[]): Buffer | null {
  return notes.length === 0 ? null : vault.seal(place.dataKey, JSON.stringify(notes), contextOf(place));
}

/** The notes in a sealed value. */
export function openNotes(vault: NoteVault, place: Place, sealed: Buffer | null): Note[] {
  if (sealed === null) return [];
  const notes: Note[] = JSON.parse(vault.open(place.dataKey, sealed, contextOf(place)).toString('utf8'));
  return notes;
}

function contextOf(place: Place): string {
  return `${place.of} note:${place.id}`;
}
