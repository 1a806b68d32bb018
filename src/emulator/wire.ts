// Small readers of JSON that came from outside: each gives a plain value or says that there is none.

import type { Wire } from './types.ts';

/** The object, or null when it is none. */
export function asObject(value: unknown): Wire | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return value as Wire; // an object that is no list: its members are unknown
}

/** The list of objects in a value; what is no object is left out. */
export function asObjects(value: unknown): Wire[] {
  if (!Array.isArray(value)) return [];
  return value.map(asObject).filter(item => item !== null);
}

/** The text, or null when it is none or empty. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
