// Cases of the rule: a withdrawn consent is none.

import type { RuleCases } from '../case.ts';
import { consent, dayMs, factsWith, freeText, noonMs, openWindow, orderUpdate } from '../case-facts.ts';
import { withdrawnRule } from './withdrawn.ts';

const withdrawn = consent({ status: 'withdrawn', eventId: 'event-2' });

export const withdrawnCases: RuleCases = {
  rule: withdrawnRule,
  about: 'a withdrawn consent',
  cases: [
    ['forbids', factsWith({ person: { consents: [withdrawn] } }), 'DENY_WITHDRAWN'],
    [
      'that the business revoked',
      factsWith({ person: { consents: [consent({ status: 'revoked' })] } }),
      'DENY_WITHDRAWN',
    ],
    [
      'to another purpose',
      factsWith({ person: { consents: [consent({ status: 'withdrawn', purpose: 'events' })] } }),
      null,
    ],
    [
      'on another channel',
      factsWith({ person: { consents: [consent({ status: 'withdrawn', channel: 'email' })] } }),
      null,
    ],
    [
      'after which a new one was given',
      factsWith({ person: { consents: [withdrawn, consent({ sinceMs: noonMs - dayMs + 1 })] } }),
      null,
    ],
    [
      'after an older one that still lies there',
      factsWith({ person: { consents: [consent({ sinceMs: noonMs - 2 * dayMs }), withdrawn] } }),
      'DENY_WITHDRAWN',
    ],
    [
      'given and withdrawn in the same instant',
      factsWith({ person: { consents: [consent(), withdrawn] } }),
      'DENY_WITHDRAWN',
    ],
    [
      'to order updates beats a general opt-in to them',
      factsWith({
        person: { consents: [consent({ purpose: 'utility' }), consent({ purpose: 'orders', status: 'withdrawn' })] },
        message: orderUpdate,
      }),
      'DENY_WITHDRAWN',
    ],
    [
      'to order updates in general leaves one that was kept',
      factsWith({
        person: { consents: [consent({ purpose: 'orders' }), consent({ purpose: 'utility', status: 'withdrawn' })] },
        message: orderUpdate,
      }),
      null,
    ],
    [
      'holds in an open window for messages under that purpose',
      factsWith({
        person: { ...openWindow, consents: [consent({ purpose: 'orders', status: 'withdrawn' })] },
        message: { ...freeText, purpose: 'orders', purposeClass: 'utility' },
      }),
      'DENY_WITHDRAWN',
    ],
    ['does not stop answers', factsWith({ person: { ...openWindow, consents: [withdrawn] }, message: freeText }), null],
  ],
};
