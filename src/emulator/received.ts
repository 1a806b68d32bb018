// The book of what the emulator accepted, so that a test can prove that nothing was lost and nothing came twice.

export type ReceivedMessage = {
  readonly wamid: string;
  readonly phoneNumberId: string;
  readonly customerId: string;
  readonly type: string;
  readonly template: string | null;
  readonly category: string;
  readonly opaque: string | null;
  readonly atMs: number;
  /** The code of the failed status that it gets, if any. */
  readonly fails: number | null;
};

export type ReceivedBook = {
  write(message: ReceivedMessage): void;
  counts(): { accepted: number; withoutOpaque: number; distinct: number; doubled: string[] };
  countOf(opaque: string): number;
  opaqueCounts(): Record<string, number>;
  recent(limit: number): ReceivedMessage[];
  clear(): void;
};

const recentMax = 20_000;
const opaquesMax = 500_000;

/** An empty book. */
export function createReceivedBook(): ReceivedBook {
  const byOpaque = new Map<string, number>();
  const doubled = new Set<string>();
  let recent: ReceivedMessage[] = [];
  let accepted = 0;
  let withoutOpaque = 0;
  return {
    write: message => {
      accepted += 1;
      recent.push(message);
      // Cut in large steps, so that keeping the last ones costs nothing per message.
      if (recent.length > recentMax * 2) recent = recent.slice(-recentMax);
      if (message.opaque === null) {
        withoutOpaque += 1;
        return;
      }
      const times = (byOpaque.get(message.opaque) ?? 0) + 1;
      if (times > 1) doubled.add(message.opaque);
      if (times > 1 || byOpaque.size < opaquesMax) byOpaque.set(message.opaque, times);
    },
    counts: () => ({ accepted, withoutOpaque, distinct: byOpaque.size, doubled: [...doubled].slice(0, 1_000) }),
    countOf: opaque => byOpaque.get(opaque) ?? 0,
    opaqueCounts: () => Object.fromEntries(byOpaque),
    recent: limit => recent.slice(-limit),
    clear: () => {
      byOpaque.clear();
      doubled.clear();
      recent = [];
      accepted = 0;
      withoutOpaque = 0;
    },
  };
}
