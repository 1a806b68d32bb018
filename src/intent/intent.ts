// The door of the recogniser: what a text of a customer means. Pure.

import { languages, universal } from './languages.ts';
import { trained } from './learned/trained.ts';
import { createRecogniser } from './recognise.ts';

export { languages } from './languages.ts';
export type { Context, Meaning, MeaningKind, Scope, Tier } from './meaning.ts';

/** What a text, caption or button title means; of the conversation that it stands in, all may be unknown. */
export const recognise = createRecogniser([universal, ...languages], trained);
