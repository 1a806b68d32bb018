// How long the rule makes a message wait.

import { describe, expect, it } from 'vitest';
import { dayMs, factsWith, noonMs, situationToday } from '../case-facts.ts';
import { frequencyRule } from './frequency.ts';

describe('frequency', () => {
  it.each([
    ['the older of two drops out', [6, 1], noonMs + dayMs],
    ['of three, two must drop out', [6, 5, 1], noonMs + 2 * dayMs],
    ['the longer cap counts when it frees later', [29, 28, 26, 20, 10, 6, 1], noonMs + 2 * dayMs],
  ])('waits until %s', (_, daysAgo, untilMs) => {
    const facts = factsWith({ person: { marketingSentAtMs: daysAgo.map(days => noonMs - days * dayMs) } });
    expect(frequencyRule.judge(situationToday(facts))?.untilMs).toBe(untilMs);
  });
});
