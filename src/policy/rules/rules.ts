// All rules, in the order in which they speak: what forbids, what delays, what permits. A new rule is one file beside
// this one and one line here.

import type { Rule } from '../rule.ts';
import { ageRule } from './age.ts';
import { askingRule } from './asking.ts';
import { channelRule } from './channel.ts';
import { consentSenderRule } from './consent-sender.ts';
import { coolingOffRule } from './cooling-off.ts';
import { directSendRule } from './direct-send.ts';
import { erasedRule } from './erased.ts';
import { evidenceGradeRule } from './evidence-grade.ts';
import { expiredRule } from './expired.ts';
import { forbiddenAskRule } from './forbidden-ask.ts';
import { frequencyRule } from './frequency.ts';
import { identityStaleRule } from './identity-stale.ts';
import { jurisdictionRule } from './jurisdiction.ts';
import { legalDutyRule } from './legal-duty.ts';
import { marketingConsentRule } from './marketing-consent.ts';
import { messagingLimitRule } from './messaging-limit.ts';
import { noConsentRule } from './no-consent.ts';
import { notDeliveredRule } from './not-delivered.ts';
import { noticeGivenRule } from './notice-given.ts';
import { noticeVersionRule } from './notice-version.ts';
import { objectionRule } from './objection.ts';
import { optOutToldRule } from './opt-out-told.ts';
import { pairRateRule } from './pair-rate.ts';
import { pausedRule } from './paused.ts';
import { pendingOptInRule } from './pending-opt-in.ts';
import { platformStopRule } from './platform-stop.ts';
import { processorAgreementRule } from './processor-agreement.ts';
import { purposeRule } from './purpose.ts';
import { quietHoursRule } from './quiet-hours.ts';
import { refusedRule } from './refused.ts';
import { registryListedRule } from './registry-listed.ts';
import { registryStaleRule } from './registry-stale.ts';
import { replyRule } from './reply.ts';
import { restrictionRule } from './restriction.ts';
import { senderRule } from './sender.ts';
import { serviceOptInRule } from './service-opt-in.ts';
import { softOptInRule } from './soft-opt-in.ts';
import { softOptInLapsedRule } from './soft-opt-in-lapsed.ts';
import { sourceRule } from './source.ts';
import { specialCategoryRule } from './special-category.ts';
import { suppressionRule } from './suppression.ts';
import { templateRule } from './template.ts';
import { thirdPartyRule } from './third-party.ts';
import { transferRule } from './transfer.ts';
import { windowRule } from './window.ts';
import { withdrawnRule } from './withdrawn.ts';

export const rulesInOrder: readonly Rule[] = [
  // what forbids: the person first, then their consent, then the message
  erasedRule,
  restrictionRule,
  platformStopRule,
  suppressionRule,
  objectionRule,
  identityStaleRule,
  sourceRule,
  forbiddenAskRule,
  ageRule,
  specialCategoryRule,
  withdrawnRule,
  refusedRule,
  pendingOptInRule,
  expiredRule,
  softOptInLapsedRule,
  evidenceGradeRule,
  noticeVersionRule,
  channelRule,
  purposeRule,
  consentSenderRule,
  thirdPartyRule,
  noConsentRule,
  askingRule,
  coolingOffRule,
  registryListedRule,
  registryStaleRule,
  processorAgreementRule,
  transferRule,
  noticeGivenRule,
  windowRule,
  templateRule,
  directSendRule,
  senderRule,
  optOutToldRule,
  notDeliveredRule,
  jurisdictionRule,
  // what delays
  pausedRule,
  quietHoursRule,
  frequencyRule,
  messagingLimitRule,
  pairRateRule,
  // what permits
  marketingConsentRule,
  softOptInRule,
  serviceOptInRule,
  replyRule,
  legalDutyRule,
];
