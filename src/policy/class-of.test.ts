// The class of a message: the strictest of what is said of it.

import { describe, expect, it } from 'vitest';
import { factsWith, freeText, orderUpdate } from './case-facts.ts';
import { classOf, isMarketingClass } from './class-of.ts';
import type { ContentFact, MessageClass, MessageFact } from './facts.ts';

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

  const words = (content: ContentFact): Partial<MessageFact> => ({ ...freeText, content });
  const promotional = { class: 'promotional', certainty: 'certain' } as const;

  it.each<[string, Partial<MessageFact>, MessageClass]>([
    ['certain advertising in free words', words(promotional), 'marketing_own'],
    [
      "certain advertising for others' products",
      words({ ...promotional, class: 'third_party' }),
      'marketing_third_party',
    ],
    ['words that may be advertising', words({ ...promotional, certainty: 'ambiguous' }), 'reply'],
    ['certain service', words({ ...promotional, class: 'service' }), 'reply'],
    ['advertising that somebody says is none', words({ ...promotional, overriddenBy: 'staff-1' }), 'reply'],
    ['advertising declared as an answer', { ...words(promotional), declaredClass: 'reply' }, 'marketing_own'],
    ['advertising declared as compliance', { ...words(promotional), declaredClass: 'compliance' }, 'marketing_own'],
    ['advertising declared as a survey', { ...words(promotional), declaredClass: 'survey' }, 'survey'],
    [
      'advertising in an order update by Direct Send',
      { ...words(promotional), kind: 'direct_send', directSendCategory: 'utility' },
      'marketing_own',
    ],
    ['a utility template: Meta read it', { ...template('UTILITY'), content: promotional }, 'utility'],
  ])('takes the words into account: %s', (_, message, expected) => {
    expect(classWith(message)).toBe(expected);
  });

  it('does not take a question for consent to be what it asks for', () => {
    const ask = { ...freeText, asksConsent: true, purpose: 'offers', purposeClass: 'marketing_own' } as const;
    expect(classWith(ask)).toBe('reply');
    expect(classWith({ ...ask, declaredClass: 'compliance' })).toBe('compliance');
    expect(classWith({ ...ask, declaredClass: 'marketing_own' })).toBe('marketing_own');
    expect(classWith({ ...ask, content: promotional })).toBe('marketing_own');
    expect(classWith({ ...ask, ...template('UTILITY'), kind: 'template' })).toBe('marketing_own');
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
