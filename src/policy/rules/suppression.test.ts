// Which block the rule names, and why it holds.

import { describe, expect, it } from 'vitest';
import { block, factsWith, situationToday } from '../case-facts.ts';
import { suppressionRule } from './suppression.ts';

describe('suppression', () => {
  it('names the act that blocks, the latest one when there are several', () => {
    const facts = factsWith({
      person: {
        suppressions: [
          block({ eventId: 'older', sinceMs: 1 }),
          block({ eventId: 'newer', sinceMs: 2, reason: 'complaint' }),
          block({ eventId: 'elsewhere', sinceMs: 3, channel: 'sms' }),
        ],
      },
    });
    expect(suppressionRule.judge(situationToday(facts))).toMatchObject({
      consentEventId: 'newer',
      words: expect.stringContaining('complained'),
    });
  });
});
