// A pack as it is in force at an instant. A change that is dated begins at the start of its day where it comes first on
// earth: a law is kept some hours too early rather than too late.

import type { DatedChange, Pack } from './packs/pack.ts';

const earliestMs = 14 * 60 * 60_000;

/** The pack with all changes that are in force. */
export function packAt(pack: Pack, atMs: number): Pack {
  return pack.changes.filter(change => startsAtMs(change) <= atMs).reduce(changed, pack);
}

/** The instants at which the law changes by its date, the earliest first. */
export function changesAtMs(packs: readonly Pack[]): number[] {
  return [...new Set(packs.flatMap(pack => pack.changes.map(startsAtMs)))].sort((one, other) => one - other);
}

function startsAtMs(change: DatedChange): number {
  const startMs = Date.parse(`${change.from}T00:00:00Z`) - earliestMs;
  if (Number.isNaN(startMs)) throw new TypeError(`"${change.from}" is no day such as 2027-01-31`);
  return startMs;
}

function changed(pack: Pack, change: DatedChange): Pack {
  const fixed: readonly string[] = change.nowFixed ?? [];
  return {
    ...pack,
    ...change.values,
    atLoosest: Object.fromEntries(Object.entries(pack.atLoosest).filter(([name]) => !fixed.includes(name))),
  };
}
