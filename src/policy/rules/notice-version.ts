// Whoever agreed on an older notice agreed to less: a purpose that the notice named only later, or described otherwise,
// was not what they said yes to.

import { sawNotice } from '../needs.ts';
import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'notice-version',
  title: 'A consent stands on the notice that was seen',
  sources: [sources.gdprConsent, sources.gdprPurpose, sources.gdprNotice],
};

const said = reason(
  entry,
  'DENY_NOTICE_VERSION',
  'The person agreed on an older version of the notice, which does not cover this purpose as it is now, or nobody knows on which. Show them the new one and ask again when they next write, or through an opt-in page.',
);

const onlyTie = reason(
  entry,
  'DENY_NOTICE_VERSION',
  'The purpose asks for a version of the notice, and that somebody is a customer does not tell which one they saw. Ask for consent when they next write, or through an opt-in page.',
);

export const noticeVersionRule: Rule = {
  ...entry,
  parameters: [],
  since: '2026.11.2',
  onlyWith: 'noticeVersion',
  applies: started,
  judge: ({ facts, needsConsent, softOptIn, standing }) => {
    const { noticeVersionMin } = facts.message;
    if (noticeVersionMin === undefined) return null;
    if (softOptIn !== null) return about(onlyTie, softOptIn.eventId);
    if (!needsConsent || standing.relied === null) return null;
    return sawNotice(standing.relied, noticeVersionMin) ? null : about(said, standing.relied.eventId);
  },
};
