// The command `demo`: the main scenario as a narrated transcript against the emulator. Each line is checked as it is
// told; the exit code says whether all of it was so.

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoActs, type Told } from './demo-acts.ts';
import { readConfiguration } from './env.ts';
import { open } from './start.ts';

/** A working morning: promotions may go, whatever the hour is where this runs. */
const clockStart = '2026-03-10T09:00:00Z';
const signs = { allow: '✓', deny: '⊘', defer: '◷', note: '·' } as const;

/** Plays the demo in a folder of its own; 0 when every step was as told. */
export async function playDemo(print: (line: string) => void = line => console.log(line)): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assent-demo-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const { configuration } = readConfiguration({
    PORT: '0',
    ASSENT_DATA_DIR: join(dataDir, 'data'),
    ASSENT_CLOCK_START: clockStart,
    ASSENT_LOG_LEVEL: 'error',
  });
  const running = await open(configuration);
  try {
    print('A bakery, its bot, and Lena, who is a customer. The bot speaks the Cloud API; its base URL is Assent.\n');
    let wrong = 0;
    for await (const told of demoActs(running)) {
      for (const line of linesOf(told)) print(line);
      if (!told.asTold) wrong += 1;
    }
    print(wrong === 0 ? '\nEvery step was as told.' : `\n${wrong} steps were not as told. Please report this.`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function linesOf(told: Told): string[] {
  const mark = told.asTold ? signs[told.sign] : '✗ NOT AS TOLD:';
  return [`${mark} ${told.words}`, ...told.why.map(line => `    ${line}`)];
}
