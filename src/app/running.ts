// What a started Assent is, for the commands, the start screen and the tests.

import type { House } from './compose.ts';
import type { RunningEmulator } from './start-emulator.ts';

export type Running = {
  readonly url: string;
  readonly house: House;
  readonly emulator: RunningEmulator | null;
  /** The demo business's API key, where the emulator runs. */
  readonly key: string | null;
  stop(): Promise<void>;
};
