// Every language in which one is heard to ask for what thieves want. A new one is a file beside the others and its line.

import type { AskWords } from './ask-words.ts';
import { en } from './en.ts';

export const asks: readonly AskWords[] = [en];
