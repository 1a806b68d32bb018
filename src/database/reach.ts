// Whether an unprivileged user can get to a folder: every folder above it must let that user pass.

import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** A user and group of the operating system, by number. */
export type Person = { uid: number; gid: number };

/** Whether the person may enter the folder and all above it; a folder that does not exist yet is judged by its parents. */
export async function canEnter(folder: string, person: Person): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found !== undefined && !maySearch(found, person)) return false;
    if (at === dirname(at)) return true;
  }
}

function maySearch(found: { mode: number; uid: number; gid: number }, person: Person): boolean {
  if (found.uid === person.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === person.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}
