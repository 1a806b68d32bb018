// The templates of an account, as Graph lists them.

import { unknownObject } from '../meta-errors.ts';
import type { Template, Wire } from '../types.ts';
import type { World } from '../world.ts';
import { takeManagement } from './limits.ts';

/** A template as Graph shows it. */
export function templateView(template: Template): Wire {
  return {
    name: template.name,
    parameter_format: template.parameterFormat,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    ...(template.previousCategory === null ? {} : { previous_category: template.previousCategory }),
    ...(template.status === 'REJECTED' ? { rejected_reason: template.rejectedReason } : {}),
    id: template.id,
  };
}

const filters = ['name', 'language', 'status', 'category'] as const;

/** GET /{waba}/message_templates with filters and cursor pages. */
export function listTemplates(world: World, ask: { wabaId: string; query: Readonly<Record<string, string>> }): Wire {
  if (![...world.numbers.values()].some(number => number.wabaId === ask.wabaId)) throw unknownObject(ask.wabaId, 'GET');
  takeManagement(world, ask.wabaId);
  const all = world.templates.ofAccount(ask.wabaId).map(templateView);
  const fitting = all.filter(view => filters.every(name => fits(view[name], ask.query[name])));
  return pageOf(fitting, ask.query);
}

function fits(value: unknown, asked: string | undefined): boolean {
  return asked === undefined || String(value).toUpperCase() === asked.toUpperCase();
}

/** A page of Graph: `data` and `paging` with cursors. */
export function pageOf(items: readonly Wire[], query: Readonly<Record<string, string>>): Wire {
  const limit = Math.min(Math.max(Number.parseInt(query['limit'] ?? '25', 10) || 25, 1), 1_000);
  const from = cursorPlace(query['after']) ?? 0;
  const data = items.slice(from, from + limit);
  if (data.length === 0) return { data };
  const end = from + data.length;
  return {
    data,
    paging: {
      cursors: { before: cursorAt(from), after: cursorAt(end) },
      ...(end < items.length ? { next: `?after=${cursorAt(end)}&limit=${limit}` } : {}),
    },
  };
}

function cursorAt(place: number): string {
  return Buffer.from(String(place)).toString('base64url');
}

function cursorPlace(cursor: string | undefined): number | undefined {
  const place = Number.parseInt(Buffer.from(cursor ?? '', 'base64url').toString(), 10);
  return Number.isInteger(place) && place >= 0 ? place : undefined;
}
