// The door of the recogniser: what a text means. Pure.

export { type Meaning, recognise } from './recognise.ts';
