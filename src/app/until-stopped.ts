// Waits for the signal to stop. A second signal does not wait for what is left.

// One Ctrl-C can come twice: from the terminal, and from npm, which passes it on.
const sameSignalMs = 2_000;

/** Resolves at the first SIGINT or SIGTERM. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>(resolve => {
    let stoppedAtMs: number | undefined;
    // The listeners stay: without one, the next signal would end the process at once.
    const stop = (code: number) => () => {
      if (stoppedAtMs === undefined) {
        stoppedAtMs = performance.now();
        resolve();
      } else if (performance.now() - stoppedAtMs > sameSignalMs) process.exit(code);
    };
    process.on('SIGINT', stop(130));
    process.on('SIGTERM', stop(143));
  });
}
