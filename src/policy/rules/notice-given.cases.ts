// Cases of the rule: where the address came from, and whether the person knows.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import { noticeGivenRule } from './notice-given.ts';

const imported = { source: 'import', consents: [consent()] } as const;

export const noticeGivenCases: RuleCases = {
  rule: noticeGivenRule,
  cases: [
    ['a source that nobody recorded', factsWith({ person: { consents: [consent()] } }), null],
    ['from the person', factsWith({ person: { ...imported, source: 'person' } }), null],
    ['an import', factsWith({ person: imported }), 'DENY_NOTICE_NOT_GIVEN'],
    ['a public register', factsWith({ person: { ...imported, source: 'public_register' } }), 'DENY_NOTICE_NOT_GIVEN'],
    ['entered by staff', factsWith({ person: { ...imported, source: 'staff' } }), 'DENY_NOTICE_NOT_GIVEN'],
    ['an import, and the notice was given', factsWith({ person: { ...imported, noticeGiven: true } }), null],
    ['an import, and the text carries it', factsWith({ person: imported, message: { carriesNotice: true } }), null],
    [
      'an import, and this is not the first message',
      factsWith({ person: { ...imported, contactedBefore: true } }),
      null,
    ],
    ['an import, an order update', factsWith({ person: imported, message: orderUpdate }), 'DENY_NOTICE_NOT_GIVEN'],
    ['an import, an answer', factsWith({ person: { ...imported, ...openWindow }, message: freeText }), null],
  ],
};
