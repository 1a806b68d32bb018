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
  gdprController: source('GDPR, Art. 24: responsibility of the controller', gdpr),
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
  ePrivacySoftOptIn: source(
    'Directive 2002/58/EC, Art. 13(2): own similar products to customers who could object and did not',
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
  // Members of the Union and of the EEA
  austriaTkg: source(
    'TKG 2021 (Austria) § 174: calls and electronic mail for advertising',
    'https://www.ris.bka.gv.at/',
  ),
  austriaEcg: source('ECG (Austria) § 7: the list of those who want no commercial mail', 'https://www.rtr.at/'),
  belgiumEconomicLaw: source(
    'Code of Economic Law (Belgium), book XII: advertising by electronic mail',
    'https://www.ejustice.just.fgov.be/',
  ),
  bulgariaCommunications: source(
    'Electronic Communications Act (Bulgaria): unsolicited communications',
    'https://dv.parliament.bg/',
  ),
  croatiaCommunications: source(
    'Electronic Communications Act (Croatia): unsolicited communications',
    'https://narodne-novine.nn.hr/',
  ),
  cyprusCommunications: source(
    'Law 112(I)/2004 (Cyprus): unsolicited communications',
    'https://www.dataprotection.gov.cy/',
  ),
  czechServices: source('Act 480/2004 (Czechia) § 7: commercial communications', 'https://www.e-sbirka.cz/'),
  denmarkMarketing: source(
    'Marketing Practices Act (Denmark) § 10: unsolicited approaches',
    'https://www.retsinformation.dk/',
  ),
  estoniaCommunications: source(
    'Electronic Communications Act (Estonia) § 103¹: direct marketing',
    'https://www.riigiteataja.ee/',
  ),
  finlandCommunications: source(
    'Act 917/2014 (Finland) § 200: direct marketing to natural persons',
    'https://www.finlex.fi/',
  ),
  francePosts: source(
    'CPCE (France), Art. L.34-5: consent to direct prospection',
    'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006070987/',
  ),
  franceConsumer: source(
    'Code de la consommation (France), Art. L.223-1: telephone canvassing',
    'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006069565/',
  ),
  franceCnil: source('CNIL: reference for the management of commercial activities', 'https://www.cnil.fr/'),
  greeceCommunications: source('Law 3471/2006 (Greece), Art. 11: unsolicited communications', 'https://www.et.gr/'),
  hungaryAdvertising: source('Act XLVIII of 2008 (Hungary) § 6: direct advertising', 'https://njt.hu/'),
  icelandCommunications: source('Electronic Communications Act 70/2022 (Iceland)', 'https://www.althingi.is/'),
  irelandEPrivacy: source(
    'S.I. 336/2011 (Ireland), reg. 13: unsolicited communications',
    'https://www.irishstatutebook.ie/eli/2011/si/336/made/en',
  ),
  italyCodice: source(
    'Codice privacy (Italy), Art. 130: unsolicited communications',
    'https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2003-06-30;196',
  ),
  latviaServices: source(
    'Law on Information Society Services (Latvia), Art. 9: commercial communications',
    'https://likumi.lv/',
  ),
  liechtensteinCommunications: source('Communications Act (Liechtenstein)', 'https://www.gesetze.li/'),
  lithuaniaCommunications: source(
    'Law on Electronic Communications (Lithuania): direct marketing',
    'https://www.e-tar.lt/',
  ),
  luxembourgCommunications: source(
    'Act of 30 May 2005 (Luxembourg), Art. 11: unsolicited communications',
    'https://legilux.public.lu/',
  ),
  maltaCommunications: source('S.L. 586.01 (Malta), reg. 9: unsolicited communications', 'https://legislation.mt/'),
  netherlandsTelecommunications: source(
    'Telecommunicatiewet (Netherlands), Art. 11.7: unsolicited communications',
    'https://wetten.overheid.nl/BWBR0009950/',
  ),
  norwayMarketing: source(
    'Marketing Control Act (Norway) § 15: advertising by electronic means',
    'https://lovdata.no/lov/2009-01-09-2',
  ),
  polandCommunications: source(
    'Electronic Communications Law (Poland), Art. 398: consent for each channel',
    'https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20240001221',
  ),
  portugalCommunications: source(
    'Law 41/2004 (Portugal), Art. 13.º-A and 13.º-B: unsolicited communications, and the list of legal persons',
    'https://diariodarepublica.pt/',
  ),
  romaniaCommunications: source(
    'Law 506/2004 (Romania), Art. 12: unsolicited communications',
    'https://legislatie.just.ro/',
  ),
  slovakiaCommunications: source('Act 452/2021 (Slovakia) § 116: direct marketing', 'https://www.slov-lex.sk/'),
  sloveniaCommunications: source('ZEKom-2 (Slovenia): unsolicited communications', 'https://pisrs.si/'),
  spainLssi: source(
    'LSSI (Spain), Art. 20 to 22: commercial communications',
    'https://www.boe.es/buscar/act.php?id=BOE-A-2002-13758',
  ),
  spainExclusion: source(
    'LOPDGDD (Spain), Art. 23: systems of exclusion from advertising',
    'https://www.boe.es/buscar/act.php?id=BOE-A-2018-16673',
  ),
  swedenMarketing: source(
    'Marketing Act 2008:486 (Sweden) § 19: advertising by electronic mail',
    'https://www.riksdagen.se/',
  ),
  digitalOmnibus: source(
    "Digital Omnibus: the Commission's proposal of 19 November 2025",
    'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0837',
  ),
  // Other countries
  britainPecr: source(
    'PECR 2003 (United Kingdom), reg. 22 and 23: direct marketing by electronic mail',
    'https://www.legislation.gov.uk/uksi/2003/2426',
  ),
  britainDataAct: source(
    'Data (Use and Access) Act 2025 (United Kingdom): charities, complaints, answers',
    'https://www.legislation.gov.uk/ukpga/2025/18',
  ),
  swissUwg: source(
    'UWG (Switzerland), Art. 3(1)(o): mass advertising',
    'https://www.fedlex.admin.ch/eli/cc/1988/223_223_223/de',
  ),
  swissDataProtection: source(
    'DSG (Switzerland), Art. 25: answer within 30 days',
    'https://www.fedlex.admin.ch/eli/cc/2022/491/de',
  ),
  usTcpa: source(
    '47 CFR 64.1200: consent, hours, lists and revocation under the TCPA',
    'https://www.ecfr.gov/current/title-47/section-64.1200',
  ),
  usReassignedNumbers: source('FCC: Reassigned Numbers Database', 'https://www.reassigned.us/'),
  californiaCcpa: source(
    'CCPA (California), Civil Code 1798.100 to 1798.199: requests and opt-outs',
    'https://leginfo.legislature.ca.gov/',
  ),
  floridaSolicitation: source(
    'Florida Statutes 501.059: telephone solicitation',
    'https://www.flsenate.gov/Laws/Statutes',
  ),
  texasSolicitation: source(
    'Texas Business and Commerce Code, ch. 302: telephone solicitation, texts included',
    'https://statutes.capitol.texas.gov/',
  ),
  virginiaTelephonePrivacy: source(
    'Virginia Telephone Privacy Protection Act, as amended by SB 1339',
    'https://law.lis.virginia.gov/',
  ),
  canadaCasl: source(
    'CASL (Canada), s. 6 and 10: consent and form of commercial electronic messages',
    'https://laws-lois.justice.gc.ca/eng/acts/E-1.6/',
  ),
  canadaPrivacy: source('PIPEDA (Canada): access within 30 days', 'https://laws-lois.justice.gc.ca/eng/acts/P-8.6/'),
  quebecPrivacy: source(
    'Act P-39.1 (Québec): personal information in the private sector',
    'https://www.legisquebec.gouv.qc.ca/en/document/cs/P-39.1',
  ),
  brazilLgpd: source(
    'LGPD (Brazil), Art. 8, 14, 18 and 19',
    'https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm',
  ),
  indiaDpdp: source('DPDP Act 2023 and Rules 2025 (India)', 'https://www.meity.gov.in/'),
  australiaSpam: source('Spam Act 2003 (Australia), s. 16 to 18', 'https://www.legislation.gov.au/'),
  australiaPrivacy: source(
    'Privacy Act 1988 (Australia), Australian Privacy Principles',
    'https://www.legislation.gov.au/',
  ),
  singaporePdpa: source('PDPA 2012 (Singapore), part 9: Do Not Call Registry', 'https://sso.agc.gov.sg/Act/PDPA2012'),
  singaporeSpam: source('Spam Control Act 2007 (Singapore)', 'https://sso.agc.gov.sg/Act/SCA2007'),
  southAfricaConsumer: source(
    'CPA (South Africa), s. 11 and 12, and regulations of 2026: registry, hours',
    'https://www.gov.za/documents/consumer-protection-act',
  ),
  turkeyCommerce: source('Law 6563 (Türkiye): commercial electronic messages', 'https://www.mevzuat.gov.tr/'),
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
