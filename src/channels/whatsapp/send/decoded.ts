// Graph takes a member that is JSON in a text for the JSON itself, and one client writes its contacts so. It is decoded
// before anything is judged, so that what the gate reads is what Meta would read.

import { contentParts } from './without-nulls.ts';

type Fields = { readonly [key: string]: unknown };

/** The request with its parts decoded; a text that is no JSON object or list stays what it is. */
export function decoded(request: Fields): Fields {
  const changed: Record<string, unknown> = {};
  for (const name of contentParts) {
    const part = request[name];
    const json = typeof part === 'string' ? jsonIn(part) : undefined;
    if (json !== undefined) changed[name] = json;
  }
  return Object.keys(changed).length === 0 ? request : { ...request, ...changed };
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
