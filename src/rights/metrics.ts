// How many requests and doubts wait, and for how many it is late: figures for an alarm, read when they are asked for.

import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { Clock } from '../kernel/kernel.ts';
import { countWaiting } from './store.ts';

/** Registers the figures of this room. */
export function registerRightsMetrics(deps: { registry: Registry; db: Database; clock: Clock }): void {
  new Gauge({
    name: 'assent_rights_waiting',
    help: 'Requests of people and doubts whether they meant a stop that wait for staff, in time or late',
    labelNames: ['what', 'late'],
    registers: [deps.registry],
    async collect() {
      // Without the database the last figures stand: the other metrics are told nonetheless.
      const waiting = await countWaiting(deps.db, 'all', deps.clock.now()).catch(() => undefined);
      if (waiting === undefined) return;
      for (const [what, { open, overdue }] of Object.entries(waiting)) {
        this.set({ what, late: 'yes' }, overdue);
        this.set({ what, late: 'no' }, open - overdue);
      }
    },
  });
}
