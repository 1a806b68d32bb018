// Cases of the rule: a list of those who want none, which a better consent beats, and a list of those who agreed.

import type { RuleCases } from '../case.ts';
import { consent, dayMs, factsWith, lawsWith, noonMs, orderUpdate } from '../case-facts.ts';
import { registryListedRule } from './registry-listed.ts';

const refusals = {
  id: 'REFUSALS',
  kind: 'opted_out',
  maxAgeDays: 30,
  channels: ['email', 'whatsapp'],
  sparedByGrade: 'E4',
  graceDays: 3,
} as const;
const consents = {
  id: 'CONSENTS',
  kind: 'registered',
  maxAgeDays: 3,
  channels: ['sms'],
  sparedByGrade: null,
  graceDays: 3,
} as const;

const listed = ['REFUSALS'];
const sms = { channel: 'sms' } as const;
/** Friday at noon, before a weekend; it is Tuesday now. */
const fridayMs = noonMs - 4 * dayMs;
const agreed = (sinceMs: number) => [consent({ channel: 'sms', sinceMs })];

export const registryListedCases: RuleCases = {
  rule: registryListedRule,
  laws: lawsWith({ registries: [consents, refusals] }),
  cases: [
    ['who is on no list', factsWith({ person: { consents: [consent()] } }), null],
    ['who is on another list', factsWith({ person: { consents: [consent()], registries: ['OTHER'] } }), null],
    ['who is on it', factsWith({ person: { consents: [consent()], registries: listed } }), 'DENY_REGISTRY_LISTED'],
    ['who is on it and agreed to nothing', factsWith({ person: { registries: listed } }), 'DENY_REGISTRY_LISTED'],
    [
      'who is on it, with a consent that beats it',
      factsWith({ person: { consents: [consent({ grade: 'E4' })], registries: listed } }),
      null,
    ],
    [
      'who is on it, with one that beats it beside a newer one that does not',
      factsWith({ person: { consents: [consent(), consent({ grade: 'E4', sinceMs: fridayMs })], registries: listed } }),
      null,
    ],
    ['an order update', factsWith({ person: { registries: listed }, message: orderUpdate }), null],
    [
      'a channel that no list is for',
      factsWith({ person: { registries: listed }, message: { channel: 'line' } }),
      null,
    ],
    [
      'a consent that is registered',
      factsWith({ person: { consents: agreed(0), registries: ['CONSENTS'] }, message: sms }),
      null,
    ],
    ['none, and nothing registered', factsWith({ message: sms }), 'DENY_REGISTRY_LISTED'],
    [
      'on the third working day, not registered',
      factsWith({ person: { consents: agreed(fridayMs) }, message: sms }),
      null,
    ],
    [
      'two days later, not registered',
      factsWith({
        person: { consents: agreed(fridayMs) },
        message: sms,
        atMs: noonMs + 2 * dayMs,
      }),
      'DENY_REGISTRY_LISTED',
    ],
  ],
};
