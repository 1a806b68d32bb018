// What a shape found wrong, as a problem of a field: its kind for programs, its limit, and the words.

import type { z } from 'zod';
import { type Problem, type ProblemCode, problemCodes } from '../../kernel/kernel.ts';

/** The problem that an issue stands for; `value` is what was parsed, to tell what is missing from what is wrong. */
export function problemIn(issue: z.core.$ZodIssue, value: unknown): Problem {
  const field = issue.path.map(String).join('.');
  return { field, message: issue.message, ...kindOf(issue, value) };
}

type Kind = { readonly code: ProblemCode; readonly limit?: number };
type Sized = 'string' | 'array' | 'number';

const below: Readonly<Record<Sized, ProblemCode>> = { string: 'too-short', array: 'too-few', number: 'too-small' };
const above: Readonly<Record<Sized, ProblemCode>> = { string: 'too-long', array: 'too-many', number: 'too-large' };

function kindOf(issue: z.core.$ZodIssue, value: unknown): Kind {
  switch (issue.code) {
    case 'invalid_type':
      return { code: valueAt(value, issue.path) === undefined ? 'missing' : 'type' };
    case 'too_small': {
      const limit = Number(issue.minimum);
      const size = sizeOf(issue.origin);
      return size === 'string' && limit === 1 ? { code: 'missing' } : { code: below[size], limit };
    }
    case 'too_big':
      return { code: above[sizeOf(issue.origin)], limit: Number(issue.maximum) };
    case 'invalid_format':
      return { code: 'format' };
    case 'invalid_value':
      return { code: valueAt(value, issue.path) === undefined ? 'missing' : 'choice' };
    case 'unrecognized_keys':
      return { code: 'unknown-field' };
    case 'invalid_union':
      return { code: valueAt(value, issue.path) === undefined ? 'missing' : 'choice' };
    case 'custom':
      return ownKind(issue.params ?? {});
    default:
      return { code: 'invalid' };
  }
}

/** The kind of what a check of ours found: its `params` tell it. */
function ownKind({ code, limit }: { readonly [name: string]: unknown }): Kind {
  const known = problemCodes.find(one => one === code) ?? 'invalid';
  return typeof limit === 'number' ? { code: known, limit } : { code: known };
}

function sizeOf(origin: string): Sized {
  if (origin === 'string') return 'string';
  return origin === 'array' || origin === 'set' || origin === 'map' ? 'array' : 'number';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : Reflect.get(inner, key)),
    value,
  );
}
