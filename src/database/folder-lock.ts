// One process per data folder. SQLite's file lock (part of Node) is held by the kernel for as long as this process
// lives, and is free the moment it dies, however it dies: nothing can be stale, and no process id has to be trusted.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '../kernel/kernel.ts';

const busy = 5; // SQLITE_BUSY

/** Takes the folder for this process and gives the function that frees it; fails with data-folder-locked. */
export async function lockFolder(folder: string): Promise<() => void> {
  const ownerFile = join(folder, 'lock.pid');
  const lock = openLock(folder);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === busy)) throw unusable(folder, error);
    const owner = (await readFile(ownerFile, 'utf8').catch(() => '')).trim();
    const who = /^\d+$/.test(owner) ? `process ${owner}` : 'another process';
    throw new Failure('data-folder-locked', `The data folder ${folder} is in use by ${who}. Stop it first.`);
  }
  // Only for the message above; a full disk must not keep the server down.
  await writeFile(ownerFile, `${process.pid}\n`).catch(() => {});
  return () => lock.close();
}

function openLock(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  } catch (error) {
    throw unusable(folder, error);
  }
}

function unusable(folder: string, cause: unknown): Failure {
  return new Failure('configuration', `The data folder ${folder} cannot be written by this user.`, { cause });
}
