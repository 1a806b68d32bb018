// A folder for the data of one run.

import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder, which whoever made it removes. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-bench-'));
  // As root, PostgreSQL runs as another user, who must be able to pass: else its files would lie, and stay, elsewhere.
  await chmod(folder, 0o711);
  return folder;
}
