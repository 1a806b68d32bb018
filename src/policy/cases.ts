// All cases, of rules and of packs. Apart from the rules, so that a running server does not load them.

import { type RuleCases, type Tried, tryPack, tryRule } from './case.ts';
import { packCases } from './packs/packs.cases.ts';
import { ageCases } from './rules/age.cases.ts';
import { askingCases } from './rules/asking.cases.ts';
import { coolingOffCases } from './rules/cooling-off.cases.ts';
import { forbiddenAskCases } from './rules/forbidden-ask.cases.ts';
import { noticeGivenCases } from './rules/notice-given.cases.ts';
import { noticeVersionCases } from './rules/notice-version.cases.ts';
import { processorAgreementCases } from './rules/processor-agreement.cases.ts';
import { registryListedCases } from './rules/registry-listed.cases.ts';
import { registryStaleCases } from './rules/registry-stale.cases.ts';
import { softOptInCases } from './rules/soft-opt-in.cases.ts';
import { softOptInLapsedCases } from './rules/soft-opt-in-lapsed.cases.ts';
import { sourceCases } from './rules/source.cases.ts';
import { specialCategoryCases } from './rules/special-category.cases.ts';
import { thirdPartyCases } from './rules/third-party.cases.ts';
import { transferCases } from './rules/transfer.cases.ts';

export const ruleCases: readonly RuleCases[] = [
  ageCases,
  askingCases,
  coolingOffCases,
  forbiddenAskCases,
  noticeGivenCases,
  noticeVersionCases,
  processorAgreementCases,
  registryListedCases,
  registryStaleCases,
  softOptInCases,
  softOptInLapsedCases,
  sourceCases,
  specialCategoryCases,
  thirdPartyCases,
  transferCases,
];

export { packCases };

/** Every case with what came out. */
export function tryAll(): Tried[] {
  return [...ruleCases.flatMap(tryRule), ...packCases.flatMap(tryPack)];
}
