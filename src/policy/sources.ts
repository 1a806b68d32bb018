// Where the rules come from: laws, rulings and Meta's own pages, each once, so that every reason names the same source
// in the same words. Addresses as of November 2026.

import type { Source } from './decision.ts';

const gdpr = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';
const meta = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

const source = (title: string, url: string): Source => Object.freeze({ title, url });

export const sources = Object.freeze({
  // The European Union
  gdprLawfulness: source('GDPR, Art. 6(1): lawfulness of processing', gdpr),
  gdprConsent: source('GDPR, Art. 7: conditions for consent, and the duty to show it', gdpr),
  gdprWithdrawal: source('GDPR, Art. 7(3): withdrawal of consent at any time', gdpr),
  gdprPurpose: source('GDPR, Art. 5(1)(b) and 6(1)(a): consent for specific purposes', gdpr),
  gdprAccuracy: source('GDPR, Art. 5(1)(d): accuracy', gdpr),
  gdprAnswer: source('GDPR, Art. 12: answers to the person', gdpr),
  gdprChild: source('GDPR, Art. 8: consent of children', gdpr),
  gdprSpecial: source('GDPR, Art. 9(2)(a): explicit consent to data of special categories', gdpr),
  gdprNotice: source('GDPR, Art. 13 and 14: information of the person', gdpr),
  gdprErasure: source('GDPR, Art. 17: erasure', gdpr),
  gdprRestriction: source('GDPR, Art. 18: restriction of processing', gdpr),
  gdprObjection: source('GDPR, Art. 21: right to object, to direct marketing without a reason', gdpr),
  gdprProcessor: source('GDPR, Art. 28(3): a contract with each processor', gdpr),
  gdprTransfer: source('GDPR, Art. 44 to 49: transfers to third countries', gdpr),
  edpbConsent: source(
    'EDPB Guidelines 05/2020 on consent',
    'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en',
  ),
  eCommerceRegisters: source(
    'Directive 2000/31/EC, Art. 7(2): opt-out registers are consulted and respected',
    'https://eur-lex.europa.eu/eli/dir/2000/31/oj',
  ),
  eCommerceTelling: source(
    'Directive 2000/31/EC, Art. 6: commercial communications are identifiable, and so is who sends them',
    'https://eur-lex.europa.eu/eli/dir/2000/31/oj',
  ),
  ePrivacy: source(
    'Directive 2002/58/EC, Art. 13: direct marketing by electronic mail needs prior consent',
    'https://eur-lex.europa.eu/eli/dir/2002/58/oj',
  ),
  ePrivacyOptOut: source(
    'Directive 2002/58/EC, Art. 13(4): a valid address to opt out in every message',
    'https://eur-lex.europa.eu/eli/dir/2002/58/oj',
  ),
  aiAct: source(
    'Regulation (EU) 2024/1689, Art. 50(1): tell people that they deal with an AI',
    'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  ),
  // Germany
  uwg7: source('UWG § 7(2) no. 2: prior express consent', 'https://www.gesetze-im-internet.de/uwg_2004/__7.html'),
  bghDoubleOptIn: source(
    'BGH I ZR 164/09: the sender shows the whole declaration; double opt-in',
    'https://dejure.org/dienste/vernetzung/rechtsprechung?Gericht=BGH&Aktenzeichen=I%20ZR%20164/09',
  ),
  bghSurvey: source(
    'BGH VI ZR 225/17: a customer survey is advertising',
    'https://dejure.org/dienste/vernetzung/rechtsprechung?Gericht=BGH&Aktenzeichen=VI%20ZR%20225/17',
  ),
  // Other places
  ctia: source(
    'CTIA Messaging Principles and Best Practices (2023), 5.1: no bought or rented lists',
    'https://www.ctia.org/the-wireless-industry/industry-commitments/messaging-interoperability-sms-mms',
  ),
  casl: source(
    "Canada's Anti-Spam Legislation, s. 1(3) and 6(2): a request for consent is a commercial message; what each one says",
    'https://laws-lois.justice.gc.ca/eng/acts/E-1.6/',
  ),
  popia: source(
    'POPIA (South Africa), s. 69(2): consent may be asked for once, and never after a refusal',
    'https://www.justice.gov.za/legislation/acts/2013-004.pdf',
  ),
  iys: source('Law 6563 (Türkiye): consents are registered with İYS', 'https://iys.org.tr/'),
  // The platform
  waPolicy: source('WhatsApp Business Messaging Policy', 'https://whatsappbusiness.com/policy/'),
  waOptIn: source('Meta: getting opt-in for WhatsApp', `${meta}/getting-opt-in`),
  waWindow: source('Meta: customer service windows', `${meta}/messages/send-messages#customer-service-windows`),
  waTemplates: source('Meta: message templates and their status', `${meta}/templates/overview`),
  waDirectSend: source('Meta: Direct Send', `${meta}/direct-send/send-utility-and-authentication-messages`),
  waMarketingUs: source(
    'Meta: marketing templates are not delivered to +1 US numbers (error 131049)',
    `${meta}/templates/marketing-templates/per-user-limits`,
  ),
  waStop: source(
    'Meta: user preferences for marketing messages (error 131050)',
    `${meta}/webhooks/reference/user_preferences`,
  ),
  waPairRate: source('Meta: pair rate limit (error 131056)', `${meta}/support/error-codes`),
  waLimits: source('Meta: messaging limits', `${meta}/messaging-limits`),
  waSharing: source('Meta: Marketing Messages API, message_activity_sharing', `${meta}/marketing-messages/overview`),
});
