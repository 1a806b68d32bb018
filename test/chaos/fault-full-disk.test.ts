// The disk is full under load until PostgreSQL cannot write, and then has room again. Nothing that was acknowledged may
// be lost, and the server must need nobody to start it again. The disk is a small tmpfs, which only root may mount.

import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../town.ts';
import { askWhether, tellOnFailure } from './away.ts';
import { letOptIn } from './codes.ts';
import { memoryMax, proveTold, startLoad, untilMore } from './load.ts';
import { openRig, pause, type Rig, statusOf, untilReady } from './rig.ts';

const execute = promisify(execFile);
const people = 200;
/** A new cluster takes 40 MB and its WAL as much again; the rest is for the load, and for the ballast. */
const diskSize = '400m';
const fullMs = 8_000;
const fullTimes = 2;

const disk = await mountDisk();
let rig: Rig;
beforeAll(async () => {
  if (disk !== undefined) rig = await openRig({ dataDir: disk });
}, 120_000);
afterAll(async () => {
  await rig?.close();
  if (disk !== undefined) await unmountDisk(disk);
}, 120_000);

const words = 'a full disk under load: writes are refused in words, nothing is lost, and on it goes by itself';
test.skipIf(disk === undefined)(
  words,
  async () => {
    tellOnFailure(rig);
    await letOptIn(rig, people);
    const { pid } = rig;
    const load = startLoad(rig, { people, width: 24, paceMs: 20 });
    for (let times = 0; times < fullTimes; times += 1) {
      await untilMore(load, 150);
      await whileFull(disk ?? '', async () => {
        await until('a write is refused', async () => !(await writes()), 60_000);
        for (const endMs = performance.now() + fullMs; performance.now() < endMs; await pause(500)) {
          await writes();
          expect(await statusOf(rig, '/healthz')).toBe(200);
        }
      });
      await untilReady(rig);
      await untilMore(load, 150);
    }
    await load.stop();
    await proveTold(rig, load.told, { consents: people });
    expect(rig.pid).toBe(pid);
    expect(load.told.rssMax).toBeLessThan(memoryMax);
  },
  300_000,
);

/** Whether something can be written; if not, it was refused as what may be asked again. */
async function writes(): Promise<boolean> {
  const answer = await askWhether(rig, 0);
  if (answer.status !== 200) expect(answer).toEqual({ status: 503, retryable: true });
  return answer.status === 200;
}

/** Takes all the room there is, and what becomes free, for as long as the work lasts. */
async function whileFull(folder: string, work: () => Promise<void>): Promise<void> {
  const path = join(folder, 'ballast');
  const ballast = await open(path, 'w');
  let ended = false;
  const taking = (async () => {
    for (let bytes = 1_048_576; !ended; ) {
      const took = await ballast.write(Buffer.alloc(bytes)).then(
        () => true,
        () => false,
      );
      if (took) continue;
      // The last bytes go in small pieces.
      if (bytes > 4_096) bytes /= 2;
      else await pause(50);
    }
  })();
  try {
    await work();
  } finally {
    ended = true;
    await taking;
    await ballast.close();
    await rm(path);
  }
}

/** The mounted disk; undefined where it may not be mounted. */
async function mountDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-disk-'));
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${diskSize},mode=711`, 'tmpfs', folder]);
    return folder;
  } catch {
    await rmdir(folder);
    process.stderr.write(
      '\nNo disk can be mounted here (that needs root on Linux): the test of a full disk is skipped.\n\n',
    );
    return undefined;
  }
}

async function unmountDisk(folder: string): Promise<void> {
  // Lazily: a process that was killed just now may still have it open.
  await execute('umount', ['--lazy', folder]);
  await rmdir(folder);
}
