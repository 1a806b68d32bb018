// The audit trail over the API: what people saw and did, and what API keys changed in the settings; as a list and as CSV.

import { z } from 'zod';
import type { AuditAsked, AuditEvent } from '../../staff/staff.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { idOf, instant, pageOf, pageQuery, written } from './shapes.ts';

const eventShape = z.object({
  id: z.string(),
  at: instant,
  user: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  api_key: z.string().nullable(),
  action: z.string().meta({ description: 'The operationId of what was called' }),
  object: z.object({ kind: z.string(), id: z.string().nullable() }).nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const filter = {
  action: z.string().max(100).optional(),
  user: idOf('staff user').optional(),
  from: instant.optional().meta({ description: 'From this instant on' }),
  to: instant.optional().meta({ description: 'Before this instant' }),
};

export const readAudit = route({
  method: 'GET',
  path: '/audit',
  operationId: 'readAudit',
  summary: 'The audit trail, newest first.',
  scope: 'audit:read',
  audit: 'read',
  query: pageQuery.extend(filter),
  answers: { 200: { description: 'A page', schema: pageOf(eventShape) } },
  async handle(deps, { caller, query }) {
    const asked = { ...askedOf(query), after: query.after ?? null, limit: query.limit + 1 };
    const found = await deps.staff.audit.list(caller.businessId, asked);
    const items = found.slice(0, query.limit);
    const next = found.length > query.limit ? (items.at(-1)?.id ?? null) : null;
    return { status: 200, body: { items: items.map(told), next } };
  },
});

const batch = 1_000;
const rowsMax = 100_000;

export const exportAudit = route({
  method: 'GET',
  path: '/audit.csv',
  operationId: 'exportAudit',
  summary: 'The same as CSV, up to 100,000 rows.',
  scope: 'audit:read',
  audit: 'read',
  query: z.strictObject(filter),
  answers: {
    200: { description: 'at, user, user name, api key, action, object kind, object id, detail', type: 'text/csv' },
  },
  async handle(deps, { caller, query }) {
    const lines = [['at', 'user', 'user_name', 'api_key', 'action', 'object_kind', 'object_id', 'detail'].join(',')];
    for await (const event of eventsOf(deps, caller.businessId, askedOf(query))) lines.push(lineOf(event));
    return { status: 200, body: `${lines.join('\r\n')}\r\n`, type: 'text/csv; charset=utf-8' };
  },
});

async function* eventsOf(
  deps: ApiDeps,
  businessId: AuditEvent['businessId'],
  asked: Omit<AuditAsked, 'after' | 'limit'>,
): AsyncGenerator<AuditEvent> {
  let after: string | null = null;
  for (let rows = 0; rows < rowsMax; rows += batch) {
    const events: AuditEvent[] = await deps.staff.audit.list(businessId, { ...asked, after, limit: batch });
    yield* events;
    after = events.at(-1)?.id ?? null;
    if (events.length < batch) return;
  }
}

type Filter = { [name in keyof typeof filter]?: z.output<(typeof filter)[name]> };

function askedOf(query: Filter): Omit<AuditAsked, 'after' | 'limit'> {
  return {
    action: query.action ?? null,
    staffId: query.user ?? null,
    fromMs: query.from === undefined ? null : Date.parse(query.from),
    toMs: query.to === undefined ? null : Date.parse(query.to),
  };
}

function told(event: AuditEvent): z.input<typeof eventShape> {
  return {
    id: event.id,
    at: written(event.atMs),
    user: event.staffId === null ? null : { id: event.staffId, name: event.staffName },
    api_key: event.keyId,
    action: event.action,
    object: event.objectKind === null ? null : { kind: event.objectKind, id: event.objectId },
    detail: { ...event.detail },
  };
}

function lineOf(event: AuditEvent): string {
  const { staffId, staffName, keyId, action, objectKind, objectId, detail } = event;
  const cells = [written(event.atMs), staffId, staffName, keyId, action, objectKind, objectId, JSON.stringify(detail)];
  return cells.map(cellOf).join(',');
}

/** A cell that no spreadsheet takes for a formula (a name is whatever somebody typed). */
function cellOf(value: string | null): string {
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
