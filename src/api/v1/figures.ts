// Figures by day: what went out and came in, who agreed, who said no, what was refused and why, what did not arrive.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { CountedDay } from '../../messages/messages.ts';
import { route } from './route.ts';
import { instant, written } from './shapes.ts';

const daysMax = 92;
const shownDays = 30;
const dayMs = 86_400_000;
const count = z.number();

const dayShape = z.object({
  day: z.iso.date(),
  from: instant,
  to: instant,
  settled: z.boolean().meta({ description: 'Nothing of it changes any more' }),
  messages_out: z.array(z.object({ class: z.string(), state: z.string(), count })),
  messages_in: count,
  opt_ins: z.array(z.object({ source: z.string(), count })),
  withdrawals: z.array(z.object({ way: z.enum(['keyword', 'button', 'words', 'api', 'staff', 'meta']), count })),
  refusals: z.array(z.object({ code: z.string(), count })),
  deferrals: count,
  failures: z.array(z.object({ error_code: z.number().nullable(), count })),
});

const searchShape = z.object({
  path: z.string(),
  body: z.record(z.string(), z.unknown()),
  fields: z
    .array(z.string())
    .meta({ description: 'Members of a figure that go into the body under the same name, each as a list' }),
});

/** The search behind a figure: its body, with the day’s `from` and `to`, and the members that tell figures apart. */
const searches = {
  messages_out: { path: '/api/v1/messages/search', body: { direction: ['out'] }, fields: ['class', 'state'] },
  messages_in: { path: '/api/v1/messages/search', body: { direction: ['in'] }, fields: [] },
  failures: { path: '/api/v1/messages/search', body: { direction: ['out'], failed: true }, fields: ['error_code'] },
  opt_ins: { path: '/api/v1/consents/search', body: { type: ['given', 'renewed'] }, fields: ['source'] },
  withdrawals: {
    path: '/api/v1/consents/search',
    body: { type: ['withdrawn', 'revoked', 'objected'] },
    fields: ['way'],
  },
  refusals: { path: '/api/v1/decisions/search', body: { outcome: ['deny'], dry_run: false }, fields: ['code'] },
  deferrals: { path: '/api/v1/decisions/search', body: { outcome: ['defer'], dry_run: false }, fields: [] },
} satisfies Record<string, z.input<typeof searchShape>>;

const query = z
  .strictObject({
    from: z.iso.date().optional().meta({ description: 'Without from and to: the last 30 days, today with them' }),
    to: z.iso.date().optional().meta({ description: 'The last day, with it' }),
    zone: z
      .string()
      .max(60)
      .refine(isZone, { message: 'is no zone: write it as in Europe/Berlin', params: { code: 'format' } })
      .optional()
      .meta({ description: 'An IANA zone; without it that of the business' }),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: 'give both from and to, or neither',
    params: { code: 'combination' },
  })
  .refine(({ from = '', to = '' }) => from <= to && daysBetween(from, to).length <= daysMax, {
    message: `from is before to, and there are ${daysMax} days at most`,
    params: { code: 'combination' },
  });

export const readFigures = route({
  method: 'GET',
  path: '/figures',
  operationId: 'readFigures',
  summary:
    'Figures by day: messages, opt-ins, withdrawals, refusals, deferrals and failures, with the searches behind them.',
  scope: 'decisions:read',
  query,
  answers: {
    200: {
      description: 'A figure for each day',
      schema: z.object({ zone: z.string(), days: z.array(dayShape), searches: z.record(z.string(), searchShape) }),
    },
  },
  async handle(deps, { caller, query: { from, to, zone: asked } }) {
    if (caller.senderIds !== null) throw new Failure('scope-missing', 'this key is restricted to some senders');
    const zone = asked ?? deps.directory.business(caller.businessId).zone;
    const span = from === undefined || to === undefined ? lastDays(deps.clock.now(), zone) : { from, to };
    const days = await deps.messages.readFigures(caller.businessId, { days: daysBetween(span.from, span.to), zone });
    return { status: 200, body: { zone, days: days.map(told), searches } };
  },
});

function isZone(zone: string): boolean {
  try {
    return /^[A-Z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The last 30 days as the zone has them, today with them. */
function lastDays(nowMs: number, zone: string): { from: string; to: string } {
  const to = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(nowMs);
  return { from: new Date(Date.parse(to) - (shownDays - 1) * dayMs).toISOString().slice(0, 10), to };
}

/** The days from one to another, with both; no more than one beyond the bound. */
function daysBetween(from: string, to: string): string[] {
  const first = Date.parse(from);
  const many = Math.min(Math.round((Date.parse(to) - first) / dayMs) + 1, daysMax + 1);
  return Array.from({ length: Math.max(many, 0) }, (_, nth) =>
    new Date(first + nth * dayMs).toISOString().slice(0, 10),
  );
}

function told({ day, fromMs, toMs, settled, figures }: CountedDay): z.input<typeof dayShape> {
  return {
    day,
    from: written(fromMs),
    to: written(toMs),
    settled,
    messages_out: [...figures.messagesOut],
    messages_in: figures.messagesIn,
    opt_ins: [...figures.optIns],
    withdrawals: [...figures.withdrawals],
    refusals: [...figures.refusals],
    deferrals: figures.deferrals,
    failures: figures.failures.map(one => ({ error_code: one.errorCode, count: one.count })),
  };
}
