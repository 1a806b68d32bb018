// Things that happen a little later. One place holds every timer, so that the emulator can stop, and so that a test can
// wait until nothing is under way.

export type Schedule = {
  after(ms: number, act: () => void): void;
  readonly waiting: number;
  clear(): void;
};

/** Timers that are counted and can be dropped together. */
export function createSchedule(onDone: () => void): Schedule {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after: (ms, act) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
        onDone();
      }, ms);
      timers.add(timer);
    },
    get waiting() {
      return timers.size;
    },
    clear: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
