// Graph takes a member that is null for one that is not there, and some clients write every optional member.

import { isFields } from '../updates/read.ts';

/** The parts of a request that Meta defines. Data of the caller (a flow's payload, say) is not among them. */
export const contentParts = [
  'context',
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'interactive',
  'template',
];
const nested: Readonly<Record<string, readonly string[]>> = {
  interactive: ['header', 'body', 'footer', 'action'],
  template: ['language'],
};

type Fields = { readonly [key: string]: unknown };

/** The request without null members, in the envelope and in the parts that Meta defines. */
export function withoutNulls(request: Fields): Fields {
  const clean = stripped(request);
  const changed: Record<string, unknown> = {};
  for (const name of contentParts) {
    const part = clean[name];
    if (isFields(part)) changed[name] = strippedWithin(stripped(part), nested[name] ?? []);
  }
  return Object.keys(changed).length === 0 ? clean : { ...clean, ...changed };
}

function strippedWithin(part: Fields, names: readonly string[]): Fields {
  const changed: Record<string, unknown> = {};
  for (const name of names) {
    const inner = part[name];
    if (isFields(inner)) changed[name] = stripped(inner);
  }
  return Object.keys(changed).length === 0 ? part : { ...part, ...changed };
}

function stripped(fields: Fields): Fields {
  if (!Object.values(fields).includes(null)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
