// Work that many ask for at once and that needs to be done once for all of them.

/**
 * Calls at the same time share the work. Who comes while it is under way shares the next run, not this one, which may
 * have looked before the change that the caller knows of.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = () => {
    next = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return run();
    next = running.then(run, run);
    return next;
  };
}
