// All packs. A new jurisdiction is one file beside this one and one line here.

import { de } from './de.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';
import { wa } from './wa.ts';

/** Packs of countries and of regions, in order of their ISO 3166 codes. */
const national: readonly Pack[] = [de];

export const packs: readonly Pack[] = [strictest, wa, eu, ...national];
