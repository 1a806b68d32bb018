// Where a key leads in a long list, by the number of the row.

type Around = {
  /** How many rows there are. */
  readonly count: number;
  /** How many of them the window shows. */
  readonly shown: number;
};

/** The row that a key leads to from another; undefined: the key leads nowhere. */
export function rowLedTo(key: string, row: number, { count, shown }: Around): number | undefined {
  const screen = Math.max(shown - 1, 1);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: screen,
    PageUp: -screen,
    Home: -row,
    End: count - 1 - row,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? undefined : Math.min(Math.max(row + step, 0), count - 1);
}
