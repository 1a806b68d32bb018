// Waits for the signal to stop. A second signal does not wait for what is left.

// One Ctrl-C can come twice: from the terminal, and from npm, which passes it on.
const sameInterruptMs = 500;

/** Resolves at the first SIGINT or SIGTERM. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>(resolve => {
    const stop = () => {
      const stoppedAtMs = performance.now();
      process.on('SIGINT', () => {
        if (performance.now() - stoppedAtMs > sameInterruptMs) process.exit(130);
      });
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
