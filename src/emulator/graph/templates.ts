// The templates of an account, as Graph lists them.

import type { Template, Wire } from '../types.ts';
import type { World } from '../world.ts';
import { pageOf } from './page.ts';

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
  const all = world.templates.ofAccount(ask.wabaId).map(templateView);
  const fitting = all.filter(view => filters.every(name => fits(view[name], ask.query[name])));
  return pageOf(fitting, ask.query);
}

function fits(value: unknown, asked: string | undefined): boolean {
  return asked === undefined || String(value).toUpperCase() === asked.toUpperCase();
}
