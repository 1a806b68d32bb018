// Before journeys: the program is bundled of the sources as they are, unless it is already, since that is what people run.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBundle, root } from './program.ts';

/** Makes it once for the whole run. */
export function setup(): void {
  if (findBundle(root) !== undefined) return;
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'make-bundle.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program could not be bundled');
}
