// All packs. A new jurisdiction is one file beside this one and one line here.

import { de } from './de.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';
import { wa } from './wa.ts';

export const packs: readonly Pack[] = [strictest, wa, eu, de];

/** The same by id. */
export const packById: ReadonlyMap<string, Pack> = new Map(packs.map(pack => [pack.id, pack]));
