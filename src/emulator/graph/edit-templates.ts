// Templates are made, changed and deleted here, with Meta's limits on names and texts.

import { templateCreateSchema } from '../../channels/whatsapp/whatsapp.ts';
import { Refusal, unknownObject } from '../meta-errors.ts';
import type { Template, TemplateCategory, Wire } from '../types.ts';
import { asObjects, asText } from '../wire.ts';
import { newNumericId, type World } from '../world.ts';
import { variablesOf } from './check-template.ts';
import { review, setTemplateStatus } from './template-news.ts';

const templatesMax = 6_000;
const categories: readonly TemplateCategory[] = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];

/** POST /{waba}/message_templates. The category in the answer may be another than the one that was asked for. */
export function createTemplate(world: World, wabaId: string, body: Wire): Wire {
  const parsed = templateCreateSchema.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? 'body';
    throw new Refusal(100, { message: `(#100) Invalid parameter`, details: `Param ${field} is not valid.` });
  }
  const { name, language, components } = parsed.data;
  const asked = categories.find(category => category === parsed.data.category.toUpperCase());
  if (asked === undefined)
    throw new Refusal(100, { details: `Param category must be one of ${categories.join(', ')}.` });
  checkComponents(components);
  if (world.templates.find(wabaId, name, language))
    throw creationError(2388024, 'Content in this language already exists');
  if (world.templates.ofAccount(wabaId).length >= templatesMax) throw new Refusal(80007);
  const recategorised = world.switches.templateReview === 'recategorise' && asked === 'UTILITY';
  const template: Template = {
    id: newNumericId(world),
    wabaId,
    name,
    language,
    status: 'PENDING',
    category: recategorised ? 'MARKETING' : asked,
    previousCategory: null,
    quality: 'UNKNOWN',
    parameterFormat: asText(body['parameter_format'])?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    components,
    held: false,
    rejectedReason: 'NONE',
  };
  world.templates.put(template);
  const answer = { id: template.id, status: template.status, category: template.category };
  review(world, template);
  return answer;
}

/** POST /{template}: other components; it is reviewed again. */
export function editTemplate(world: World, template: Template, body: Wire): Wire {
  const components = asObjects(body['components']);
  if (components.length > 0) {
    checkComponents(components);
    template.components = components;
  }
  const category = categories.find(one => one === asText(body['category'])?.toUpperCase());
  if (category !== undefined && category !== template.category) {
    if (template.status === 'APPROVED') throw new Refusal(100, { details: 'An approved template keeps its category.' });
    template.category = category;
  }
  template.status = 'PENDING';
  review(world, template);
  return { success: true };
}

/** DELETE /{waba}/message_templates?name=[&hsm_id=]: all languages of a name, or one. */
export function deleteTemplates(world: World, wabaId: string, query: Readonly<Record<string, string>>): Wire {
  const { name, hsm_id: id } = query;
  if (name === undefined || name === '') {
    throw new Refusal(100, { message: '(#100) The parameter name is required.', plain: true });
  }
  const named = world.templates.ofAccount(wabaId).filter(template => template.name === name);
  const doomed = id === undefined ? named : named.filter(template => template.id === id);
  if (doomed.length === 0) throw unknownObject(id ?? name, 'DELETE');
  for (const template of doomed) world.templates.delete(template);
  return { success: true };
}

/** POST /{template}/unpause. */
export function unpauseTemplate(world: World, template: Template): Wire {
  if (template.status === 'PAUSED') setTemplateStatus(world, template, 'APPROVED');
  return { success: true };
}

const longest: Readonly<Record<string, number>> = { BODY: 1_024, FOOTER: 60, HEADER: 60 };

function checkComponents(components: readonly Wire[]): void {
  if (!components.some(one => one['type'] === 'BODY' || one['type'] === 'body')) {
    throw new Refusal(100, { details: 'A template needs a component of type BODY.' });
  }
  for (const component of components) {
    const type = String(component['type']).toUpperCase();
    const text = asText(component['text']) ?? '';
    if (text.length > (longest[type] ?? 0) && type in longest) {
      throw new Refusal(100, { details: `The text of ${type} is longer than ${longest[type]} characters.` });
    }
    if (type === 'BODY') checkVariables(text);
    if (asObjects(component['buttons']).length > 10) throw new Refusal(100, { details: 'At most 10 buttons.' });
  }
}

function checkVariables(text: string): void {
  if (variablesOf(text).length === 0) return;
  // A variable at the very beginning or end is refused at creation (Meta, 2388299).
  if (/^\s*\{\{|\}\}\s*$/.test(text))
    throw creationError(2388299, 'Variables can’t be at the start or end of the template.');
}

function creationError(subcode: number, details: string): Refusal {
  return new Refusal(100, { subcode, details });
}
