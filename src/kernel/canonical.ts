// Canonical JSON (RFC 8785): one spelling for each value, so that a hash of it means something.

import { invariant } from './invariant.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The RFC 8785 text of a value. Members that are undefined are left out; numbers must be finite; texts well formed. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a number in canonical JSON is finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return canonicalText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return canonicalObject(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function canonicalText(text: string): string {
  invariant(text.isWellFormed(), 'a text in canonical JSON has no lone surrogates');
  return JSON.stringify(text);
}

function canonicalObject(value: { readonly [key: string]: Json | undefined }): string {
  const members: string[] = [];
  // RFC 8785, 3.2.3: keys in the order of their UTF-16 code units, which is what sort() does.
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${canonicalText(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}
