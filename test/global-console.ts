// Before browser tests: the console is built of the sources as they are, unless it is already.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds it once for the whole run. */
export function setup(): void {
  const build = join(import.meta.dirname, '..', 'bin', 'make-console.mjs');
  const { status } = spawnSync(process.execPath, [build], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the console could not be built');
}
