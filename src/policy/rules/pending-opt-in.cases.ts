// Cases of the rule: a double opt-in counts when it is confirmed.

import type { RuleCases } from '../case.ts';
import { consent, dayMs, factsWith, freeText, noonMs, openWindow } from '../case-facts.ts';
import { pendingOptInRule } from './pending-opt-in.ts';

const requested = consent({ status: 'requested', grade: 'E1' });

export const pendingOptInCases: RuleCases = {
  rule: pendingOptInRule,
  about: 'a double opt-in',
  cases: [
    ['asked for and not confirmed', factsWith({ person: { consents: [requested] } }), 'DENY_PENDING_DOI'],
    ['confirmed', factsWith({ person: { consents: [requested, consent()] } }), null],
    [
      'withdrawn after it was asked for',
      factsWith({ person: { consents: [requested, consent({ status: 'withdrawn', sinceMs: noonMs })] } }),
      null,
    ],
    [
      'asked for again after a withdrawal',
      factsWith({ person: { consents: [requested, consent({ status: 'withdrawn', sinceMs: noonMs - 2 * dayMs })] } }),
      'DENY_PENDING_DOI',
    ],
    ['on another channel', factsWith({ person: { consents: [{ ...requested, channel: 'email' }] } }), null],
    ['does not stop answers', factsWith({ person: { ...openWindow, consents: [requested] }, message: freeText }), null],
  ],
};
