// The words of the figures: what happened on a day, in numbers.

import type { WayOfNo } from '../../ledger/ledger.ts';

export type DayFigures = {
  readonly messagesOut: readonly { readonly class: string; readonly state: string; readonly count: number }[];
  readonly messagesIn: number;
  readonly optIns: readonly { readonly source: string; readonly count: number }[];
  readonly withdrawals: readonly { readonly way: WayOfNo; readonly count: number }[];
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly deferrals: number;
  /** A code of null: Meta gave none. */
  readonly failures: readonly { readonly errorCode: number | null; readonly count: number }[];
};

/** A day in a zone, with the instants and the ids that bound it. */
export type Day = {
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromId: string;
  readonly toId: string;
};

export type CountedDay = Day & {
  /** Nothing of it changes any more. */
  readonly settled: boolean;
  readonly figures: DayFigures;
};
