// Cases of the rule: each ground will do, none will not.

import type { RuleCases } from '../case.ts';
import { factsWith, freeText, openWindow, orderUpdate } from '../case-facts.ts';
import type { ProcessorFact } from '../facts.ts';
import { transferRule } from './transfer.ts';

const by = (...transfers: ProcessorFact['transfer'][]): { readonly processors: readonly ProcessorFact[] } => ({
  processors: transfers.map(transfer => ({ id: transfer, agreement: true, transfer })),
});

export const transferCases: RuleCases = {
  rule: transferRule,
  cases: [
    ['processors that nobody recorded', factsWith(), null],
    ['a ground each', factsWith({ business: by('none', 'adequacy', 'scc', 'bcr', 'dpf') }), null],
    ['one without', factsWith({ business: by('scc', 'missing') }), 'DENY_NO_TRANSFER_BASIS'],
    ['an order update', factsWith({ business: by('missing'), message: orderUpdate }), 'DENY_NO_TRANSFER_BASIS'],
    ['an answer', factsWith({ business: by('missing'), person: openWindow, message: freeText }), null],
  ],
};
