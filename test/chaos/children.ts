// Which processes a process has made.

import { readdir, readFile } from 'node:fs/promises';

/** The processes whose parent this is; Linux only, like this whole folder. */
export async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const parents = await Promise.all(
    pids.map(async pid => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name in parentheses may hold anything; behind it stand the state and the parent.
      return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    }),
  );
  return pids.filter((_, at) => parents[at] === parent).map(Number);
}
