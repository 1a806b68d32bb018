// The class of a message: the strictest of what is said of it.

import { describe, expect, it } from 'vitest';
import { factsWith, freeText, orderUpdate } from './case-facts.ts';
import { classOf, isMarketingClass } from './class-of.ts';
import type { MessageClass, MessageFact } from './facts.ts';

const classWith = (message: Partial<MessageFact>, windowOpen = true): MessageClass =>
  classOf(factsWith({ message: { purpose: null, purposeClass: null, ...message } }), windowOpen);
const template = (category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'UNKNOWN'): Partial<MessageFact> => ({
  template: { ...orderUpdate.template, category },
});

describe('the class of a message', () => {
  it.each<[string, Partial<MessageFact>, MessageClass]>([
    ['free text', freeText, 'reply'],
    ['a reaction', { ...freeText, kind: 'reaction' }, 'reply'],
    ['a marketing template', template('MARKETING'), 'marketing_own'],
    ['a utility template', template('UTILITY'), 'utility'],
    ['an authentication template', template('AUTHENTICATION'), 'authentication'],
    ['a template of unknown category', template('UNKNOWN'), 'marketing_own'],
    ['a template that is not there', { template: null }, 'marketing_own'],
    ['Direct Send, utility', { ...freeText, kind: 'direct_send', directSendCategory: 'utility' }, 'utility'],
    ['Direct Send of no known category', { ...freeText, kind: 'direct_send' }, 'marketing_own'],
    [
      'a utility template through the marketing API',
      { ...template('UTILITY'), marketingMessagesApi: true },
      'marketing_own',
    ],
    [
      'a utility template declared as marketing',
      { ...template('UTILITY'), declaredClass: 'marketing_own' },
      'marketing_own',
    ],
    [
      'a marketing template declared as utility',
      { ...template('MARKETING'), declaredClass: 'utility' },
      'marketing_own',
    ],
    [
      'free text under a marketing purpose',
      { ...freeText, purpose: 'offers', purposeClass: 'marketing_own' },
      'marketing_own',
    ],
    ['free text under a utility purpose', { ...freeText, purpose: 'orders', purposeClass: 'utility' }, 'utility'],
    [
      'a code under a utility purpose',
      { ...template('AUTHENTICATION'), purpose: 'orders', purposeClass: 'utility' },
      'utility',
    ],
    ['a marketing template for a survey', { ...template('MARKETING'), purpose: 'a', purposeClass: 'survey' }, 'survey'],
    [
      'declared a survey, under a marketing purpose',
      { ...freeText, declaredClass: 'survey', purposeClass: 'marketing_own' },
      'survey',
    ],
    [
      'declared for third parties',
      { ...template('MARKETING'), declaredClass: 'marketing_third_party' },
      'marketing_third_party',
    ],
  ])('%s', (_, message, expected) => {
    expect(classWith(message)).toBe(expected);
  });

  it('is compliance only as a declared free answer in the open window', () => {
    const official = { ...freeText, declaredClass: 'compliance' } as const;
    expect(classWith(official)).toBe('compliance');
    expect(classWith(official, false)).toBe('reply');
    expect(classWith({ ...official, kind: 'reaction' })).toBe('reply');
    expect(classWith({ ...template('UTILITY'), declaredClass: 'compliance' })).toBe('utility');
    expect(classWith({ ...official, purpose: 'offers', purposeClass: 'marketing_own' })).toBe('marketing_own');
    expect(classWith({ ...freeText, purpose: 'duties', purposeClass: 'compliance' })).toBe('reply');
  });

  it('is never one that does not exist', () => {
    const odd = JSON.parse('{"declaredClass": "newsletter"}');
    expect(() => classWith(odd)).toThrow(TypeError);
  });

  it('is marketing for surveys and other companies too', () => {
    expect((['survey', 'marketing_own', 'marketing_third_party'] as const).every(isMarketingClass)).toBe(true);
    expect((['compliance', 'reply', 'authentication', 'utility'] as const).some(isMarketingClass)).toBe(false);
  });
});
