// The headers with which a caller steers the gate: purpose, class, made by AI, Idempotency-Key. Each is bounded.

import type { FastifyRequest } from 'fastify';
import { Failure, type Problem, type ProblemCode } from '../../kernel/kernel.ts';
import type { Override } from '../../messages/messages.ts';
import type { MessageClass } from '../../policy/policy.ts';

/** The classes that a caller may declare. `compliance` is for what the law makes Assent itself say. */
export const declarableClasses = [
  'reply',
  'authentication',
  'utility',
  'marketing_own',
  'marketing_third_party',
  'survey',
] as const satisfies readonly MessageClass[];

export type Steering = {
  readonly purpose: string | null;
  readonly declaredClass: MessageClass | null;
  readonly madeByAi: boolean;
  readonly idempotencyKey: string | null;
  /** A person's word that the text is no advertising. */
  readonly override: Override | null;
};

const purposeShape = /^[a-z0-9_]{1,60}$/;
const overrideMin = 2;
const overrideMax = 500;
const keyShape = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** What the caller's headers ask for; throws `request-invalid` with every header that is wrong. */
export function readSteering(request: Pick<FastifyRequest, 'headers'>): Steering {
  const purpose = one(request, 'x-assent-purpose');
  const asked = one(request, 'x-assent-class');
  const ai = one(request, 'x-assent-made-by-ai');
  const idempotencyKey = one(request, 'idempotency-key');
  const override = readOverride(request);
  const given = [purpose, asked, ai, idempotencyKey, override];
  if (given.every(value => value === null)) return nothing;
  const declaredClass = declarableClasses.find(name => name === asked) ?? null;
  const problems: Problem[] = [];
  const refuse = (field: string, message: string, code: ProblemCode = 'format') =>
    problems.push({ field, message, code });
  if (purpose !== null && !purposeShape.test(purpose))
    refuse('x-assent-purpose', 'is a slug of lower-case letters, digits and _, at most 60');
  if (asked !== null && declaredClass === null)
    refuse('x-assent-class', `is one of ${declarableClasses.join(', ')}`, 'choice');
  if (ai !== null && ai !== '0' && ai !== '1') refuse('x-assent-made-by-ai', 'is 1 or 0', 'choice');
  if (idempotencyKey !== null && !keyShape.test(idempotencyKey))
    refuse('idempotency-key', 'is 1 to 255 printable ASCII characters');
  if (problems.length > 0) throw new Failure('request-invalid', 'a header is not valid', { problems });
  return { purpose, declaredClass, madeByAi: ai === '1', idempotencyKey, override };
}

/** Why a text is no advertising, and who says so: both or none. */
function readOverride(request: Pick<FastifyRequest, 'headers'>): Override | null {
  const reason = one(request, 'x-assent-override-reason');
  const by = one(request, 'x-assent-override-by');
  if (reason === null && by === null) return null;
  const isWhole = (value: string | null): value is string =>
    value !== null && value.length >= overrideMin && value.length <= overrideMax;
  if (isWhole(reason) && isWhole(by)) return { reason, by };
  const message = `goes together with x-assent-override-by (why, and who says so), each of ${overrideMin} to ${overrideMax} characters`;
  throw new Failure('request-invalid', 'a header is not valid', {
    problems: [{ field: 'x-assent-override-reason', message, code: 'combination' }],
  });
}

const nothing: Steering = {
  purpose: null,
  declaredClass: null,
  madeByAi: false,
  idempotencyKey: null,
  override: null,
};

function one(request: Pick<FastifyRequest, 'headers'>, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
