// Refuses what cannot become an event, before anything is locked or written, with all that is wrong at once. What would
// stand in the ledger for ever is bounded and kept free of personal data.

import { Failure, type Fault, type Problem, parseId } from '../kernel/kernel.ts';
import { mayLift } from './block.ts';
import { canGrant } from './grant.ts';
import type { ConsentInput, ConsentType } from './types.ts';

const sourceMax = 120;
const listMax = 200;
const wordingMax = 20_000;
const depthMax = 32;
const slug = /^[a-z0-9_]{1,60}$/;
const language = /^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,4}$/i;
// Seven digits in a row, or nine with the usual marks between them (Meta's codes have six, a date has eight), may be a
// phone number.
const longNumber = /\p{Nd}{7}|(?:\p{Nd}[\s().\-/]*){9}/u;

type Check = (input: ConsentInput) => Fault | undefined;

const missing = (message: string): Fault => ({ message, code: 'missing' });
const format = (message: string): Fault => ({ message, code: 'format' });
const combination = (message: string): Fault => ({ message, code: 'combination' });

/** Why a source cannot stand in the ledger; undefined when it can. */
export function sourceProblem(source: string): Fault | undefined {
  if (source.trim() === '') return missing('must say where this happened');
  if (source.length > sourceMax) {
    return { message: `must have at most ${sourceMax} characters`, code: 'too-long', limit: sourceMax };
  }
  if (/\p{C}/u.test(source)) return format('must not contain control characters');
  if (source.includes('@') || longNumber.test(source)) return { message: personalData, code: 'personal-data' };
  return undefined;
}

const personalData =
  'must not contain what may be a phone number or an email address: it stands in the ledger for ever';

const needsPurpose: ReadonlySet<ConsentType> = new Set(['given', 'renewed', 'requested']);
const grants: ReadonlySet<ConsentType> = new Set(['given', 'renewed']);

const checks: readonly (readonly [string, Check])[] = [
  ['source', input => sourceProblem(input.source)],
  ['purpose', purposeProblem],
  ['channel', input => (needsPurpose.has(input.type) && input.channel === null ? missing('must be named') : undefined)],
  ['act', actProblem],
  [
    'scope',
    input => (input.type === 'suppressed' && !input.scope?.length ? missing('must name what is blocked') : undefined),
  ],
  ['reason', reasonProblem],
  ['objectedTo', input => (input.type === 'objected' && !input.objectedTo ? missing('must say to what') : undefined)],
  ['keepPurposes', input => slugsProblem(input.keepPurposes)],
  ['senderIds', input => idsProblem(input.senderIds)],
  ['wording', wordingProblem],
  [
    'evidence',
    input => (isPlain(input.evidence, depthMax) ? undefined : format('must be plain JSON, not nested deeply')),
  ],
  ['occurredAtMs', occurredProblem],
];

/** Throws request-invalid, naming everything that is wrong. */
export function checkInputs(inputs: readonly ConsentInput[]): void {
  const problems: Problem[] = [];
  for (const [at, input] of inputs.entries()) {
    for (const [field, check] of checks) {
      const fault = check(input);
      if (fault !== undefined) problems.push({ field: inputs.length === 1 ? field : `${at}.${field}`, ...fault });
    }
  }
  if (problems.length > 0) throw new Failure('request-invalid', undefined, { problems });
}

function actProblem(input: ConsentInput): Fault | undefined {
  if (grants.has(input.type) && !canGrant(input))
    return combination('nobody agrees by that: a consent needs an act of somebody');
  return input.type === 'unrestricted' && input.act === 'import'
    ? combination('an import cannot end a restriction')
    : undefined;
}

function purposeProblem(input: ConsentInput): Fault | undefined {
  if (input.purpose !== null && !slug.test(input.purpose))
    return format('must be a slug of a-z, 0-9 and _, at most 60 long');
  return needsPurpose.has(input.type) && input.purpose === null ? missing('must be named') : undefined;
}

function reasonProblem(input: ConsentInput): Fault | undefined {
  if (input.type !== 'suppressed' && input.type !== 'lifted') return undefined;
  if (input.reason === undefined) return missing('must be given');
  if (input.type === 'suppressed' || mayLift({ ...input, eventId: '', occurredAtMs: 0 })) return undefined;
  return input.reason === 'objection'
    ? combination('an objection is taken back only by a new consent')
    : combination('a block for this reason cannot be lifted by this act; the person itself must act');
}

function slugsProblem(slugs: readonly string[] | undefined): Fault | undefined {
  if (slugs === undefined) return undefined;
  return slugs.length <= listMax && slugs.every(one => slug.test(one))
    ? undefined
    : format(`at most ${listMax} purposes`);
}

function idsProblem(ids: readonly string[] | undefined): Fault | undefined {
  if (ids === undefined) return undefined;
  const known = ids.length > 0 && ids.length <= listMax && ids.every(one => parseId(one) === one);
  return known ? undefined : format(`must be ids of senders, 1 to ${listMax}`);
}

function wordingProblem({ wording }: ConsentInput): Fault | undefined {
  if (wording === undefined) return undefined;
  const { text } = wording;
  if (text.length > wordingMax || text.trim() === '' || !text.isWellFormed()) {
    return format(`the text must be well formed, with at most ${wordingMax} characters`);
  }
  if (!language.test(wording.language)) return format('the language must be a language tag');
  const fault = wording.version === undefined ? undefined : sourceProblem(wording.version);
  return fault && { ...fault, message: `the version ${fault.message}` };
}

function occurredProblem({ occurredAtMs }: ConsentInput): Fault | undefined {
  if (occurredAtMs === undefined) return undefined;
  // The last instant that JavaScript's dates and PostgreSQL both know is far beyond this bound.
  const sane = Number.isSafeInteger(occurredAtMs) && occurredAtMs >= 0 && occurredAtMs < 253_402_300_800_000;
  return sane ? undefined : format('must be milliseconds since 1970');
}

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every(member => isPlain(member, depth - 1));
}
