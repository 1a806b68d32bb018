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

  it('names a doubt only where nothing is certain, however new it is', () => {
    const doubt = block({ eventId: 'doubt', sinceMs: 9, reason: 'doubt', scope: 'marketing' });
    const wordsOf = (...suppressions: (typeof doubt)[]) =>
      suppressionRule.judge(situationToday(factsWith({ person: { suppressions } })))?.words;
    expect(wordsOf(doubt)).toContain('may have been a stop');
    for (const both of [
      [doubt, block({ sinceMs: 1 })],
      [block({ sinceMs: 1 }), doubt],
    ])
      expect(wordsOf(...both)).toContain('asked to stop');
  });
});
