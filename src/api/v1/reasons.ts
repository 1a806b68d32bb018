// A decision as the API tells it: the outcome, every reason with its rule and source, and what must go along.

import { z } from 'zod';
import type { Decision } from '../../policy/policy.ts';
import { instant, writtenOrNull } from './shapes.ts';

export const reasonShape = z.object({
  code: z.string(),
  effect: z.enum(['allow', 'defer', 'deny']),
  rule: z.string(),
  words: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string().optional() })),
  until: instant.optional(),
  consent_event_id: z.string().optional(),
});

export const decisionShape = z.object({
  outcome: z.enum(['allow', 'defer', 'deny']),
  class: z.string(),
  until: instant.nullable(),
  reasons: z.array(reasonShape),
  obligations: z.array(z.object({ kind: z.string(), rule: z.string() })),
  basis: z.object({ ground: z.string(), consent_event_id: z.string().nullable() }).nullable(),
  ruleset: z.string(),
  packs: z.array(z.string()),
});

/** The decision in the API's shape. */
export function toldDecision(decision: Decision): z.input<typeof decisionShape> {
  const { outcome, class: judgedAs, untilMs, reasons, obligations, basis, ruleset, packs } = decision;
  return {
    outcome,
    class: judgedAs,
    until: writtenOrNull(untilMs),
    reasons: reasons.map(told),
    obligations: obligations.map(({ kind, rule }) => ({ kind, rule })),
    basis: basis === null ? null : { ground: basis.ground, consent_event_id: basis.consentEventId },
    ruleset,
    packs: [...packs],
  };
}

function told(reason: Decision['reasons'][number]): z.input<typeof reasonShape> {
  const { code, effect, rule, words, sources, untilMs, consentEventId } = reason;
  return {
    code,
    effect,
    rule,
    words,
    sources: sources.map(source => ({ ...source })),
    ...(untilMs === undefined ? {} : { until: new Date(untilMs).toISOString() }),
    ...(consentEventId === undefined ? {} : { consent_event_id: consentEventId }),
  };
}
