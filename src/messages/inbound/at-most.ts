// A bound on how much of one kind of work runs at once; the rest waits its turn, in order.

/** Runs what it is given, at most so many at the same time. */
export function atMost(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async run => {
    // Whoever ends hands its place on, so that nobody slips in between.
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
