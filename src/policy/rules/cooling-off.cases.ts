// Cases of the rule: what counts as a no, for how long, and how often one may ask. Germany here: once in twelve months.

import type { RuleCases } from '../case.ts';
import { block, consent, factsWith, freeText, noonMs, openWindow } from '../case-facts.ts';
import type { Facts, PersonFacts } from '../facts.ts';
import { coolingOffRule } from './cooling-off.ts';

const ask = { ...freeText, asksConsent: true, purpose: 'offers', purposeClass: 'marketing_own' } as const;
const asking = (person: Partial<PersonFacts>, purpose: string | null = 'offers'): Facts =>
  factsWith({ person: { ...openWindow, ...person }, message: { ...ask, purpose } });
const yearAgoMs = Date.UTC(2025, 10, 24, 12);
const withdrawn = consent({ status: 'withdrawn' });

export const coolingOffCases: RuleCases = {
  rule: coolingOffRule,
  cases: [
    ['who never said anything', asking({}), null],
    [
      'an answer that asks for nothing',
      factsWith({ person: { ...openWindow, consents: [withdrawn] }, message: freeText }),
      null,
    ],
    ['who withdrew', asking({ consents: [withdrawn] }), 'DENY_COOLING_OFF'],
    ['who refused', asking({ consents: [consent({ status: 'refused' })] }), 'DENY_COOLING_OFF'],
    ['whose consent was revoked', asking({ consents: [consent({ status: 'revoked' })] }), 'DENY_COOLING_OFF'],
    ['whose consent lapsed', asking({ consents: [consent({ status: 'expired' })] }), null],
    ['whose consent was not valid', asking({ consents: [consent({ status: 'invalidated' })] }), null],
    ['who withdrew on another channel', asking({ consents: [{ ...withdrawn, channel: 'email' }] }), 'DENY_COOLING_OFF'],
    ['who withdrew from another purpose', asking({ consents: [{ ...withdrawn, purpose: 'events' }] }), null],
    [
      'who withdrew from something, asked for nothing by name',
      asking({ consents: [withdrawn] }, null),
      'DENY_COOLING_OFF',
    ],
    ['who withdrew twelve months ago', asking({ consents: [{ ...withdrawn, sinceMs: yearAgoMs }] }), null],
    [
      'who withdrew a moment less ago',
      asking({ consents: [{ ...withdrawn, sinceMs: yearAgoMs + 1 }] }),
      'DENY_COOLING_OFF',
    ],
    ['who said stop', asking({ suppressions: [block({ scope: 'marketing' })] }), 'DENY_COOLING_OFF'],
    ['who said stop long ago', asking({ suppressions: [block({ scope: 'marketing', sinceMs: yearAgoMs })] }), null],
    ['who objected', asking({ objected: 'marketing' }), 'DENY_COOLING_OFF'],
    ['who was asked an hour ago', asking({ askedAtMs: [yearAgoMs, noonMs - 3_600_000] }), 'DENY_COOLING_OFF'],
    ['who was asked twelve months ago', asking({ askedAtMs: [yearAgoMs] }), null],
  ],
};
