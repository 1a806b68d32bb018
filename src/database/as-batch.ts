// How Linux is told that PostgreSQL may wait for its turn. A server process that has just been sent a batch would else take
// the processor at once from the very process that sent it, in the middle of the next one.

import { type ChildProcess, spawn } from 'node:child_process';

const anyPriority = '0';

/**
 * Asks that a process, and whatever it starts from now on, is scheduled as batch work (SCHED_BATCH): its share is the
 * same, but being woken does not interrupt others. Without `chrt` on the path, or the right to use it, all stays as it is.
 */
export function runAsBatch(child: ChildProcess): void {
  if (process.platform !== 'linux' || child.pid === undefined) return;
  const asked = spawn('chrt', ['-b', '-p', anyPriority, String(child.pid)], { stdio: 'ignore' });
  asked.on('error', () => {});
  asked.unref();
}
