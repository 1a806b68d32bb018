// What happened on each of some days, in numbers. A settled day is counted once and kept; younger ones are counted anew,
// each along its own ids.

import type { Database } from '../../database/database.ts';
import type { BusinessId, Clock } from '../../kernel/kernel.ts';
import type { WayOfNo } from '../../ledger/ledger.ts';
import { boundDays, type Counted, countDay, keepDays, readDays } from './store.ts';
import type { CountedDay, Day, DayFigures } from './types.ts';

/** So long after its end Meta may still tell what became of a day's messages. */
const settlesAfterMs = 3 * 86_400_000;
const openStates = new Set(['queued', 'marked', 'unknown']);

type Deps = { readonly db: Database; readonly clock: Clock };

/** The figures of days, in their order. */
export async function readFigures(
  deps: Deps,
  businessId: BusinessId,
  asked: { readonly days: readonly string[]; readonly zone: string },
): Promise<CountedDay[]> {
  const { db, clock } = deps;
  const nowMs = clock.now();
  const [days, kept] = await Promise.all([boundDays(db, businessId, asked), readDays(db, businessId, asked)]);
  const counted: CountedDay[] = [];
  const fresh: CountedDay[] = [];
  for (const day of days) {
    const known = kept.get(day.day);
    const one = known === undefined ? await count(deps, businessId, { day, nowMs }) : settledDay(day, known);
    counted.push(one);
    if (known === undefined && one.settled) fresh.push(one);
  }
  await keepDays(db, businessId, { days: fresh, zone: asked.zone, nowMs });
  return counted;
}

function settledDay(day: Day, figures: DayFigures): CountedDay {
  return { ...day, settled: true, figures };
}

async function count(deps: Deps, businessId: BusinessId, of: { day: Day; nowMs: number }): Promise<CountedDay> {
  const { day, nowMs } = of;
  // Nothing was written in days to come, and nothing need be looked for.
  const figures = day.fromMs > nowMs ? figuresOf([]) : figuresOf(await countDay(deps.db, businessId, day));
  const isOpen = figures.messagesOut.some(one => openStates.has(one.state));
  return { ...day, settled: day.toMs + settlesAfterMs <= nowMs && !isOpen, figures };
}

function figuresOf(rows: readonly Counted[]): DayFigures {
  const of = (what: Counted['what']) => rows.filter(row => row.what === what);
  const sum = (what: Counted['what']) => of(what).reduce((all, row) => all + row.count, 0);
  return {
    messagesOut: of('messagesOut').map(row => ({ class: row.name ?? '', state: row.detail ?? '', count: row.count })),
    messagesIn: sum('messagesIn'),
    optIns: of('optIns').map(row => ({ source: row.name ?? '', count: row.count })),
    withdrawals: of('withdrawals').map(row => ({
      way: (row.name ?? 'api') as WayOfNo, // the statement names no other
      count: row.count,
    })),
    refusals: of('refusals').map(row => ({ code: row.name ?? '', count: row.count })),
    deferrals: sum('deferrals'),
    failures: of('failures').map(row => ({ errorCode: row.name === null ? null : Number(row.name), count: row.count })),
  };
}
