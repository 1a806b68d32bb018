// News of templates. A new category decides anew what may be sent; one that is only announced does not yet.

import { fieldsOf, idAt } from './read.ts';
import type { TemplateUpdate, Told } from './update.ts';

type Change = Pick<TemplateUpdate, 'status' | 'category'>;

const changeIn: Readonly<Record<string, (value: { readonly [key: string]: unknown }) => Change | undefined>> = {
  message_template_status_update: value => {
    const status = idAt(value['event']);
    return status === undefined ? undefined : { status, category: idAt(value['message_template_category']) ?? null };
  },
  // 24 hours ahead Meta sends `new_category` (the present one!) with `correct_category`; when it is done, with
  // `previous_category`.
  template_category_update: value => {
    const category = idAt(value['new_category']);
    if (category === undefined) return undefined;
    return { status: null, category: value['previous_category'] === undefined ? null : category };
  },
  message_template_quality_update: () => ({ status: null, category: null }),
  message_template_components_update: () => ({ status: null, category: null }),
};

/** Whether a field tells of templates. */
export function isTemplateField(field: string): boolean {
  return Object.hasOwn(changeIn, field);
}

/** The news of one template. Languages are spelled with an underscore, as in requests, even where Meta wrote a hyphen. */
export function templateNewsIn(field: string, raw: unknown): Told[] {
  const value = fieldsOf(raw);
  const name = idAt(value['message_template_name']);
  const language = idAt(value['message_template_language'])?.replace('-', '_');
  const change = changeIn[field]?.(value);
  if (name === undefined || language === undefined || change === undefined) {
    return [{ kind: 'unclear', raw, reason: 'news of a template without its name, language or event' }];
  }
  return [{ kind: 'template', raw, name, language, ...change }];
}
