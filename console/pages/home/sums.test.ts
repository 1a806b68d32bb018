// Sums of figures, and the axis that they are drawn on.

import { describe, expect, it } from 'vitest';
import { axisEnd, type Day, layersOf, sumsOf } from './sums.ts';

const day = (of: Partial<Day>): Day => ({
  day: '2026-03-10',
  from: '2026-03-09T23:00:00Z',
  to: '2026-03-10T23:00:00Z',
  settled: false,
  messages_out: [],
  messages_in: 0,
  opt_ins: [],
  withdrawals: [],
  refusals: [],
  deferrals: 0,
  failures: [],
  ...of,
});

describe('figures', () => {
  it('are summed over the days, the largest first', () => {
    const days = [
      day({
        opt_ins: [
          { source: 'shop', count: 1 },
          { source: 'web', count: 2 },
        ],
      }),
      day({ opt_ins: [{ source: 'shop', count: 3 }] }),
    ];
    const sums = sumsOf(days, one => one.opt_ins.map(({ source, count }) => ({ name: source, count })));
    expect(sums).toEqual([
      { name: 'shop', count: 4 },
      { name: 'web', count: 2 },
    ]);
  });

  it('are layered by class, whatever became of the messages', () => {
    const out = [
      { class: 'reply', state: 'sent', count: 2 },
      { class: 'reply', state: 'failed', count: 1 },
    ];
    expect(layersOf([day({ messages_out: out })], ['utility', 'reply'])[0]?.counts).toEqual([0, 3]);
  });

  it('are drawn from zero to a round number that none exceeds', () => {
    expect([0, 1, 2, 3, 7, 11, 480, 500, 501].map(axisEnd)).toEqual([2, 2, 2, 6, 10, 20, 500, 500, 1000]);
  });
});
