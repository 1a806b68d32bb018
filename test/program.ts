// The program as `npm start` runs it from the second time on: the bundle, with the memory that it is given. What a test
// measures or kills is then what people have.

import { join } from 'node:path';

type Bundled = { findBundle: (root: string) => string | undefined };
type Runtime = { memory: readonly string[] };

/** The folder of the repository. */
export const root = join(import.meta.dirname, '..');

export const { findBundle } = (await import(join(root, 'bin', 'bundled.mjs'))) as Bundled; // plain JavaScript has no types
const { memory } = (await import(join(root, 'bin', 'runtime.mjs'))) as Runtime; // as above

/** What Node is started with to run a command; `more` are flags for Node. */
export function programOf(words: readonly string[], more: readonly string[] = []): string[] {
  const bundle = findBundle(root);
  if (bundle === undefined) throw new Error('there is no bundle of the sources as they are');
  return [...memory, ...more, bundle, ...words];
}
