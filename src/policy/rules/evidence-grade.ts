// Who relies on a consent must be able to show it. A claim or an import shows less than an act that was logged, and that
// less than a message from the address itself.

import { about, type Rule, type RuleEntry, reason, started } from '../rule.ts';
import { sources } from '../sources.ts';

const entry: RuleEntry = {
  id: 'evidence-grade',
  title: 'A consent must be proven well enough',
  explains:
    "Who relies on a consent must be able to show it. E0 is a claim, E1 an import with a source, E2 an act that was logged on a known wording, E3 adds the proof that the address is the person's own (as double opt-in does), E4 is a signature or an entry in a register. Where double opt-in is asked for, marketing and surveys need E3 at least. An answer in free words needs no consent and so no evidence.",
  sources: [sources.gdprConsent, sources.bghDoubleOptIn, sources.waOptIn],
};

const said = reason(
  entry,
  'DENY_EVIDENCE_GRADE',
  'The consent is not proven well enough for this message. Let the person confirm it by a double opt-in in which they write first.',
);

export const evidenceGradeRule: Rule = {
  ...entry,
  parameters: ['minGrade', 'doubleOptIn'],
  onlyWith: 'missingConsent',
  applies: started,
  judge: ({ needsConsent, standing }) =>
    needsConsent && standing.relied === null && standing.weak !== null ? about(said, standing.weak.eventId) : null,
};
