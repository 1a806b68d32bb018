// All packs. A new jurisdiction is one file beside this one and one line here.

import { de } from './de.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';
import { wa } from './wa.ts';

/** Packs of single countries, by their ISO 3166 code. */
const national: readonly Pack[] = [de];

export const packs: readonly Pack[] = [strictest, wa, eu, ...national];

/** The same by country; the platform's and the Union's are no country's. */
export const packByCountry: ReadonlyMap<string, Pack> = new Map(national.map(pack => [pack.id, pack]));
