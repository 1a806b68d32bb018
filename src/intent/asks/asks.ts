// Every language in which one is heard to ask for what thieves want. A new one is a file beside the others and its line.

import type { AskWords } from './ask-words.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';

export const asks: readonly AskWords[] = [da, de, en, es, nl, pt, sv];
