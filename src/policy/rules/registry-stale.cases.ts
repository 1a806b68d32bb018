// Cases of the rule: how old a list may be, and when it does not matter.

import type { RuleCases } from '../case.ts';
import { consent, dayMs, factsWith, lawsWith, noonMs, orderUpdate } from '../case-facts.ts';
import { registryStaleRule } from './registry-stale.ts';

const refusals = {
  id: 'REFUSALS',
  kind: 'opted_out',
  maxAgeDays: 31,
  channels: ['whatsapp'],
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

const agreed = { consents: [consent()] };
const imported = (id: string, days: number) => ({ registries: { [id]: noonMs - days * dayMs } });
const sms = { channel: 'sms' } as const;

export const registryStaleCases: RuleCases = {
  rule: registryStaleRule,
  laws: lawsWith({ registries: [consents, refusals] }),
  cases: [
    ['a list that was never imported', factsWith({ person: agreed }), 'DENY_REGISTRY_STALE'],
    [
      'only another list imported',
      factsWith({ person: agreed, business: imported('OTHER', 1) }),
      'DENY_REGISTRY_STALE',
    ],
    ['imported 31 days ago', factsWith({ person: agreed, business: imported('REFUSALS', 31) }), null],
    ['imported 32 days ago', factsWith({ person: agreed, business: imported('REFUSALS', 32) }), 'DENY_REGISTRY_STALE'],
    [
      'never imported, with a consent that beats it',
      factsWith({ person: { consents: [consent({ grade: 'E4' })] } }),
      null,
    ],
    ['an order update', factsWith({ message: orderUpdate }), null],
    ['a channel that no list is for', factsWith({ person: agreed, message: { channel: 'line' } }), null],
    [
      'a list of consents, old, while the consent is new',
      factsWith({ person: { consents: [consent({ channel: 'sms' })] }, message: sms }),
      null,
    ],
    [
      'a list of consents, old, and so is the consent',
      factsWith({
        person: { consents: [consent({ channel: 'sms', sinceMs: noonMs - 30 * dayMs })] },
        business: imported('CONSENTS', 4),
        message: sms,
      }),
      'DENY_REGISTRY_STALE',
    ],
  ],
};
