// Cases of the rule: hours of rest. Local times are written out, so that a reader can check them by hand.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { quietHoursRule } from './quiet-hours.ts';

/** 24 November 2026 is a Tuesday; Berlin is one hour ahead of UTC in winter and two in summer. */
const at = (text: string, changes: Parameters<typeof factsWith>[0] = {}): Facts =>
  factsWith({ ...changes, atMs: Date.parse(`${text}Z`) });
const code = { ...orderUpdate.template, category: 'AUTHENTICATION' } as const;
const farApart = ['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin'];

export const quietHoursCases: RuleCases = {
  rule: quietHoursRule,
  about: 'hours of rest',
  cases: [
    ['09:00 on a Tuesday', at('2026-11-24T08:00'), null],
    ['08:59 on a Tuesday', at('2026-11-24T07:59:59.999'), 'DEFER_QUIET_HOURS'],
    ['19:59 on a Tuesday', at('2026-11-24T18:59:59.999'), null],
    ['20:00 on a Tuesday', at('2026-11-24T19:00'), 'DEFER_QUIET_HOURS'],
    ['Saturday noon', at('2026-11-28T11:00'), null],
    ['Sunday noon', at('2026-11-29T11:00'), 'DEFER_QUIET_HOURS'],
    ['Sunday noon, an order update', at('2026-11-29T11:00', { message: orderUpdate }), null],
    ['21:59, an order update', at('2026-11-24T20:59', { message: orderUpdate }), null],
    ['22:00, an order update', at('2026-11-24T21:00', { message: orderUpdate }), 'DEFER_QUIET_HOURS'],
    ['06:59, an order update', at('2026-11-24T05:59', { message: orderUpdate }), 'DEFER_QUIET_HOURS'],
    [
      '03:00, a code under a marketing purpose',
      at('2026-11-24T02:00', { message: { template: code } }),
      'DEFER_QUIET_HOURS',
    ],
    [
      '03:00, a code without a marketing purpose',
      at('2026-11-24T02:00', { message: { purpose: null, purposeClass: null, template: code } }),
      null,
    ],
    ['03:00, an answer', at('2026-11-24T02:00', { person: openWindow, message: freeText }), null],
    [
      'noon, but no hour is allowed in all zones that are possible',
      at('2026-11-24T12:00', { person: { zones: farApart } }),
      'DENY_JURISDICTION_UNKNOWN',
    ],
  ],
};
