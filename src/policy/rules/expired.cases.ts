// Cases of the rule: a consent that was not used for long has lapsed.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, noonMs } from '../case-facts.ts';
import type { Facts } from '../facts.ts';
import { expiredRule } from './expired.ts';

const used = (sinceMs: number, more: Parameters<typeof consent>[0] = {}): Facts =>
  factsWith({ person: { consents: [consent({ sinceMs, ...more })] } });
const endOfJanuary = (atMs: number): Facts =>
  factsWith({
    atMs,
    person: { consents: [consent({ sinceMs: Date.UTC(2026, 0, 31, 10) })] },
    business: { stricter: { expiresIfUnusedMonths: 1 } },
  });

export const expiredCases: RuleCases = {
  rule: expiredRule,
  about: 'a consent that',
  cases: [
    ['was marked so', factsWith({ person: { consents: [consent({ status: 'expired' })] } }), 'DENY_EXPIRED'],
    ['was given 24 months ago less a moment', used(Date.UTC(2024, 10, 24, 12) + 1), null],
    ['was given 24 months ago', used(Date.UTC(2024, 10, 24, 12)), 'DENY_EXPIRED'],
    ['was used since', used(Date.UTC(2020, 0, 1), { lastUsedAtMs: noonMs - 1 }), null],
    ['was renewed after its last use', used(noonMs - 1, { status: 'renewed', lastUsedAtMs: 0 }), null],
    ['a month after 31 January is 28 February: before', endOfJanuary(Date.UTC(2026, 1, 28, 9, 59)), null],
    ['a month after 31 January is 28 February: then', endOfJanuary(Date.UTC(2026, 1, 28, 10)), 'DENY_EXPIRED'],
    [
      'lapses sooner where the business says so',
      factsWith({
        person: { consents: [consent({ sinceMs: Date.UTC(2026, 4, 24) })] },
        business: { stricter: { expiresIfUnusedMonths: 6 } },
      }),
      'DENY_EXPIRED',
    ],
    [
      'lapses no later where the business says so',
      factsWith({
        person: { consents: [consent({ sinceMs: Date.UTC(2024, 10, 24, 12) })] },
        business: { stricter: { expiresIfUnusedMonths: 60 } },
      }),
      'DENY_EXPIRED',
    ],
  ],
};
