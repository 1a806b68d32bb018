// Posts that were not answered with 200 and wait for their next attempt, with growing pauses.

export type Retries<Attempt> = {
  later(attempt: Attempt, delayMs: number): void;
  /** The next attempt whose time has come. */
  takeDue(): Attempt | undefined;
  /** Lets everything that waits come now. */
  hurry(): void;
  readonly waiting: number;
  clear(): void;
};

/** The pause before the attempt after `count` failed ones: at once, then 1 s, doubled up to six hours, all scaled. */
export function retryDelayMs(count: number, scale: number): number {
  if (count <= 1) return 0;
  return Math.max(5, Math.min(2 ** (count - 2) * 1_000, 6 * 3_600_000) * scale);
}

/** Nothing waits yet; `onDue` is called when something may go again. */
export function createRetries<Attempt>(onDue: () => void): Retries<Attempt> {
  const waits = new Map<Attempt, NodeJS.Timeout>();
  let due: Attempt[] = [];
  return {
    later: (attempt, delayMs) => {
      const again = (): void => {
        waits.delete(attempt);
        due.push(attempt);
        onDue();
      };
      waits.set(attempt, setTimeout(again, delayMs));
    },
    takeDue: () => due.shift(),
    hurry: () => {
      for (const [attempt, timer] of waits) {
        clearTimeout(timer);
        due.push(attempt);
      }
      waits.clear();
      onDue();
    },
    get waiting() {
      return waits.size + due.length;
    },
    clear: () => {
      for (const timer of waits.values()) clearTimeout(timer);
      waits.clear();
      due = [];
    },
  };
}
