// Ids of buttons that are Assent's own. A tap on one of them changes what a person gets, so no business may put other
// words on it.

import type { SendRequest } from './schema.ts';

/** What the ids of Assent's own buttons begin with. */
export const reservedPrefix = 'assent.';

/** Whether a caller's request holds a button or a row with such an id; the depth of a request is bounded. */
export function usesReserved({ interactive, template }: SendRequest): boolean {
  return holds(interactive) || holds(template);
}

function holds(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holds);
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).some(name => {
    const one: unknown = Reflect.get(value, name);
    const isId = (name === 'id' || name === 'payload') && typeof one === 'string';
    return isId ? one.trim().toLowerCase().startsWith(reservedPrefix) : holds(one);
  });
}
