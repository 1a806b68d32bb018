// All cases, of rules and of packs. Apart from the rules, so that a running server does not load them.

import { type RuleCases, type Tried, tryPack, tryRule } from './case.ts';
import { packCases } from './packs/packs.cases.ts';
import { ageCases } from './rules/age.cases.ts';
import { askingCases } from './rules/asking.cases.ts';
import { channelCases } from './rules/channel.cases.ts';
import { consentSenderCases } from './rules/consent-sender.cases.ts';
import { coolingOffCases } from './rules/cooling-off.cases.ts';
import { directSendCases } from './rules/direct-send.cases.ts';
import { erasedCases } from './rules/erased.cases.ts';
import { evidenceGradeCases } from './rules/evidence-grade.cases.ts';
import { expiredCases } from './rules/expired.cases.ts';
import { forbiddenAskCases } from './rules/forbidden-ask.cases.ts';
import { frequencyCases } from './rules/frequency.cases.ts';
import { identityStaleCases } from './rules/identity-stale.cases.ts';
import { jurisdictionCases } from './rules/jurisdiction.cases.ts';
import { legalDutyCases } from './rules/legal-duty.cases.ts';
import { marketingConsentCases } from './rules/marketing-consent.cases.ts';
import { messagingLimitCases } from './rules/messaging-limit.cases.ts';
import { noConsentCases } from './rules/no-consent.cases.ts';
import { notDeliveredCases } from './rules/not-delivered.cases.ts';
import { noticeGivenCases } from './rules/notice-given.cases.ts';
import { noticeVersionCases } from './rules/notice-version.cases.ts';
import { objectionCases } from './rules/objection.cases.ts';
import { optOutToldCases } from './rules/opt-out-told.cases.ts';
import { pairRateCases } from './rules/pair-rate.cases.ts';
import { pausedCases } from './rules/paused.cases.ts';
import { pendingOptInCases } from './rules/pending-opt-in.cases.ts';
import { platformStopCases } from './rules/platform-stop.cases.ts';
import { processorAgreementCases } from './rules/processor-agreement.cases.ts';
import { purposeCases } from './rules/purpose.cases.ts';
import { quietHoursCases } from './rules/quiet-hours.cases.ts';
import { refusedCases } from './rules/refused.cases.ts';
import { registryListedCases } from './rules/registry-listed.cases.ts';
import { registryStaleCases } from './rules/registry-stale.cases.ts';
import { replyCases } from './rules/reply.cases.ts';
import { restrictionCases } from './rules/restriction.cases.ts';
import { senderCases } from './rules/sender.cases.ts';
import { serviceOptInCases } from './rules/service-opt-in.cases.ts';
import { softOptInCases } from './rules/soft-opt-in.cases.ts';
import { softOptInLapsedCases } from './rules/soft-opt-in-lapsed.cases.ts';
import { sourceCases } from './rules/source.cases.ts';
import { specialCategoryCases } from './rules/special-category.cases.ts';
import { suppressionCases } from './rules/suppression.cases.ts';
import { templateCases } from './rules/template.cases.ts';
import { thirdPartyCases } from './rules/third-party.cases.ts';
import { transferCases } from './rules/transfer.cases.ts';
import { windowCases } from './rules/window.cases.ts';
import { withdrawnCases } from './rules/withdrawn.cases.ts';

/** In the order of their names. */
export const ruleCases: readonly RuleCases[] = [
  ageCases,
  askingCases,
  channelCases,
  consentSenderCases,
  coolingOffCases,
  directSendCases,
  erasedCases,
  evidenceGradeCases,
  expiredCases,
  forbiddenAskCases,
  frequencyCases,
  identityStaleCases,
  jurisdictionCases,
  legalDutyCases,
  marketingConsentCases,
  messagingLimitCases,
  noConsentCases,
  notDeliveredCases,
  noticeGivenCases,
  noticeVersionCases,
  objectionCases,
  optOutToldCases,
  pairRateCases,
  pausedCases,
  pendingOptInCases,
  platformStopCases,
  processorAgreementCases,
  purposeCases,
  quietHoursCases,
  refusedCases,
  registryListedCases,
  registryStaleCases,
  replyCases,
  restrictionCases,
  senderCases,
  serviceOptInCases,
  softOptInCases,
  softOptInLapsedCases,
  sourceCases,
  specialCategoryCases,
  suppressionCases,
  templateCases,
  thirdPartyCases,
  transferCases,
  windowCases,
  withdrawnCases,
];

export { packCases };

/** Every case with what came out. */
export function tryAll(): Tried[] {
  return [...ruleCases.flatMap(tryRule), ...packCases.flatMap(tryPack)];
}
