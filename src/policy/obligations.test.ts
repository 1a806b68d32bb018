// What the law of a place wants each advertisement to say goes with it as a duty of the caller, and with nothing else.

import { describe, expect, it } from 'vitest';
import { consent, factsWith, freeText, openWindow, orderUpdate } from './case-facts.ts';
import { createRuleBook, decideBy } from './decide.ts';
import type { Telling } from './packs/pack.ts';
import { strictest } from './packs/strictest.ts';
import { rulesInOrder } from './rules/rules.ts';

const kinds = (mustTell: readonly Telling[], facts: Parameters<typeof factsWith>[0]): string[] => {
  const book = createRuleBook('2026.11.2', rulesInOrder, [{ ...strictest, id: 'DE', mustTell }]);
  const { outcome, obligations } = decideBy(book, factsWith(facts));
  expect(outcome).toBe('allow');
  return obligations.map(one => one.kind);
};
const agreed = { consents: [consent(), consent({ purpose: 'orders' })], contactedBefore: true };

describe('what advertising tells', () => {
  it.each<Telling[][]>([
    [[]],
    [['sender_identity']],
    [['mailing_address', 'sender_identity']],
    [['commercial_label', 'mailing_address', 'sender_identity']],
  ])('is a duty each: %j', mustTell => {
    expect(kinds(mustTell, { person: agreed }).sort()).toEqual(mustTell);
  });

  it('is none for other messages', () => {
    expect(kinds(['sender_identity'], { person: agreed, message: orderUpdate })).toEqual([]);
    expect(kinds(['commercial_label'], { person: { ...agreed, ...openWindow }, message: freeText })).toEqual([]);
  });
});
