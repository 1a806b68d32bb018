// What a signal to stop does: while a command is at work it ends the process, and with it what that has started; once
// somebody waits for the stop it is theirs, and a second signal does not wait for what is left.

// One Ctrl-C can come twice: from the terminal, and from npm, which passes it on.
const sameSignalMs = 2_000;

const codes = { SIGINT: 130, SIGTERM: 143 } as const;
const signals = ['SIGINT', 'SIGTERM'] as const;
type Signal = (typeof signals)[number];

/** From now on a signal ends the process as an exit does. Left to itself it would end without a word to anybody. */
export function endAtSignal(): void {
  for (const signal of signals) process.on(signal, end);
}

function end(signal: Signal): void {
  process.exit(codes[signal]);
}

/** Resolves at the first SIGINT or SIGTERM. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>(resolve => {
    let stoppedAtMs: number | undefined;
    // The listeners stay: without one, the next signal would end the process at once.
    const stop = (signal: Signal) => {
      if (stoppedAtMs === undefined) {
        stoppedAtMs = performance.now();
        resolve();
      } else if (performance.now() - stoppedAtMs > sameSignalMs) end(signal);
    };
    for (const signal of signals) process.on(signal, stop).off(signal, end);
  });
}
