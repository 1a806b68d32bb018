// The words of what people are called.

import type { IdentityIds } from '../types.ts';

/** Who says so, from whom counts most: staff who wrote it, the person's WhatsApp profile, their WhatsApp username. */
export const nameSources = ['staff', 'whatsapp', 'username'] as const;

export type NameSource = (typeof nameSources)[number];

/** What a webhook says of how somebody is called. */
export type ToldName = {
  readonly person: IdentityIds;
  readonly name: string | null;
  readonly username: string | null;
};

/** A name that somebody has. */
export type KnownName = { readonly source: NameSource; readonly value: string; readonly toldMs: number };
