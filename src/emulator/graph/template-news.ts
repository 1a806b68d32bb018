// Changes of a template by Meta (review, pause, another category, quality) and what the business is told of them.

import type { Template, TemplateCategory, TemplateStatus, Wire } from '../types.ts';
import type { World } from '../world.ts';

function tellAccount(world: World, template: Template, field: string, value: Wire): void {
  const timeS = Math.floor(world.clock.now() / 1000);
  world.courier.put(`account:${template.wabaId}`, { wabaId: template.wabaId, field, value, timeS });
}

function nameOf(template: Template): Wire {
  return {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  };
}

const pauses = { PAUSED: 'FIRST_PAUSE', DISABLED: 'DISABLED' } as const;

/** Gives the template another status and tells so. */
export function setTemplateStatus(world: World, template: Template, status: TemplateStatus, reason = 'NONE'): void {
  template.status = status;
  template.rejectedReason = reason;
  const title = status === 'PAUSED' || status === 'DISABLED' ? pauses[status] : null;
  tellAccount(world, template, 'message_template_status_update', {
    event: status,
    ...nameOf(template),
    reason,
    message_template_category: template.category,
    ...(title === null ? {} : { other_info: { title, description: 'Low quality' } }),
    ...(status === 'REJECTED'
      ? { rejection_info: { reason, recommendation: 'Change the template and try again' } }
      : {}),
  });
}

/** Gives the template another category at once and tells so. */
export function setTemplateCategory(world: World, template: Template, category: TemplateCategory): void {
  if (template.category === category) return;
  template.previousCategory = template.category;
  template.category = category;
  tellAccount(world, template, 'template_category_update', {
    ...nameOf(template),
    previous_category: template.previousCategory,
    new_category: category,
  });
}

/** Announces, a day ahead as Meta does, that the category will change. In the announcement new_category is today's. */
export function announceTemplateCategory(world: World, template: Template, correct: TemplateCategory): void {
  tellAccount(world, template, 'template_category_update', {
    ...nameOf(template),
    new_category: template.category,
    correct_category: correct,
    category_update_timestamp: Math.floor(world.clock.now() / 1000) + 86_400,
  });
}

/** Gives the template another quality and tells so. */
export function setTemplateQuality(world: World, template: Template, quality: Template['quality']): void {
  const previous = template.quality;
  template.quality = quality;
  tellAccount(world, template, 'message_template_quality_update', {
    previous_quality_score: previous,
    new_quality_score: quality,
    ...nameOf(template),
  });
}

/** The review of a new or changed template, some time later, as the switch has it. */
export function review(world: World, template: Template): void {
  const how = world.switches.templateReview;
  if (how === 'pending') return;
  world.schedule.after(world.switches.reviewAfterMs, () => {
    if (template.status !== 'PENDING') return;
    if (how === 'reject') setTemplateStatus(world, template, 'REJECTED', 'INVALID_FORMAT');
    else setTemplateStatus(world, template, 'APPROVED');
  });
}
