// Cases of the rule: one processor without a contract is one too many.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import type { ProcessorFact } from '../facts.ts';
import { processorAgreementRule } from './processor-agreement.ts';

const host: ProcessorFact = { id: 'host', agreement: true, transfer: 'none' };
const withoutContract = { processors: [host, { id: 'shop', agreement: false, transfer: 'none' }] } as const;

export const processorAgreementCases: RuleCases = {
  rule: processorAgreementRule,
  cases: [
    ['processors that nobody recorded', factsWith(), null],
    ['none', factsWith({ business: { processors: [] } }), null],
    ['one with a contract', factsWith({ business: { processors: [host] } }), null],
    ['one of two without', factsWith({ business: withoutContract }), 'DENY_NO_DPA'],
    ['an order update', factsWith({ business: withoutContract, message: orderUpdate }), 'DENY_NO_DPA'],
    ['an answer', factsWith({ business: withoutContract, person: openWindow, message: freeText }), null],
  ],
};
