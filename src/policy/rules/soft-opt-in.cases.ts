// Cases of the rule: what a tie must be, and what goes before it. Germany here: email after a sale, for twelve months.

import type { RuleCases } from '../case.ts';
import { consent, factsWith, noonMs, orderUpdate, purchase, reliesOnTies } from '../case-facts.ts';
import type { Facts, MessageFact, PersonFacts, RelationFact } from '../facts.ts';
import { softOptInRule } from './soft-opt-in.ts';

const to = (person: Partial<PersonFacts>, message: Partial<MessageFact> = {}): Facts =>
  factsWith({ person, business: reliesOnTies, message: { channel: 'email', ...message } });
const after = (changes: Partial<RelationFact>, message: Partial<MessageFact> = {}): Facts =>
  to({ relations: [purchase(changes)] }, message);
const customerWho = (...consents: PersonFacts['consents']): Facts => to({ relations: [purchase()], consents });
const byEmail = consent({ channel: 'email' });

export const softOptInCases: RuleCases = {
  rule: softOptInRule,
  cases: [
    ['a customer', after({}), 'ALLOW_SOFT_OPT_IN'],
    ['a stranger', to({}), null],
    ['no tie that is known', to({ relations: [] }), null],
    [
      'where the business does not rely on it',
      factsWith({ person: { relations: [purchase()] }, message: { channel: 'email' } }),
      null,
    ],
    ['an offer that names no purpose', after({}, { purpose: null, purposeClass: null }), 'ALLOW_SOFT_OPT_IN'],
    ['an address that came by another channel', after({ channel: 'sms' }), null],
    ['an offer on another channel', after({ channel: 'whatsapp' }, { channel: 'whatsapp' }), null],
    ['nobody told of the right to object', after({ objectionOffered: false }), null],
    ['a moment less than twelve months', after({ atMs: Date.UTC(2025, 10, 24, 12) + 1 }), 'ALLOW_SOFT_OPT_IN'],
    ['twelve months', after({ atMs: Date.UTC(2025, 10, 24, 12) }), null],
    ['a sale that has not come about', after({ atMs: noonMs + 1 }), null],
    ['an inquiry, which is no sale', after({ kind: 'inquiry' }), null],
    ['a member, who is no customer', after({ kind: 'membership' }), null],
    [
      'one tie of several that counts',
      to({ relations: [purchase({ atMs: 0 }), purchase(), purchase({ kind: 'inquiry', atMs: noonMs })] }),
      'ALLOW_SOFT_OPT_IN',
    ],
    ["other companies' offers", after({}, { declaredClass: 'marketing_third_party' }), null],
    ['a survey', after({}, { purposeClass: 'survey' }), null],
    ['news of an order', after({}, orderUpdate), null],
    ['an offer under a purpose for orders', after({}, { purpose: 'orders', purposeClass: 'utility' }), null],
    ['a purpose that is not known', after({}, { purposeKnown: false }), null],
    ['who agreed', customerWho(byEmail), null],
    ['who withdrew', customerWho({ ...byEmail, status: 'withdrawn' }), null],
    ['who refused something else', customerWho({ ...byEmail, status: 'refused', purpose: 'events' }), null],
    ['who withdrew something else', customerWho({ ...byEmail, status: 'withdrawn', purpose: 'events' }), null],
    ['who withdrew on WhatsApp', customerWho(consent({ status: 'withdrawn' })), 'ALLOW_SOFT_OPT_IN'],
    ['whose consent is not proven', customerWho({ ...byEmail, grade: 'E1' }), 'ALLOW_SOFT_OPT_IN'],
    ['whose consent was not valid', customerWho({ ...byEmail, status: 'invalidated' }), null],
    ['whose consent lapsed', customerWho({ ...byEmail, status: 'expired' }), 'ALLOW_SOFT_OPT_IN'],
  ],
};
