// What must go with an allowed message. Each duty is told of like a rule; the lists that a decision carries are made
// once for each combination.

import type { Obligation } from './decision.ts';
import type { RuleEntry } from './rule.ts';
import { optOutToldRule } from './rules/opt-out-told.ts';
import type { Situation } from './situation.ts';
import { sources } from './sources.ts';

type Duty = RuleEntry & {
  readonly kind: Obligation['kind'];
  readonly holds: (situation: Situation) => boolean;
};

const commonDuties: readonly Duty[] = [
  {
    ...optOutToldRule,
    kind: 'opt_out_line',
    holds: ({ facts, law, isMarketing }) =>
      law.optOutInEveryMessage && isMarketing && facts.message.kind !== 'template' && !facts.message.tellsOptOut,
  },
  {
    id: 'activity-sharing',
    title: "What people do with a message is not shared with Meta's advertising",
    explains:
      "A message through Meta's Marketing Messages API goes with `message_activity_sharing: false`: whether the person opened it or tapped on it is not passed on to Meta's advertising. Assent sees to it.",
    sources: [sources.waSharing, sources.gdprPurpose],
    kind: 'no_activity_sharing',
    holds: ({ facts }) => facts.message.marketingMessagesApi,
  },
  {
    id: 'first-contact',
    title: 'The first message comes with the notice',
    explains:
      "The first message that the business starts comes with the notice who holds the person's data and why (Art. 13 or 14), or a link to it. The caller sees to it.",
    sources: [sources.gdprNotice],
    kind: 'first_contact_notice',
    holds: ({ facts, messageClass }) =>
      !facts.person.contactedBefore && messageClass !== 'reply' && messageClass !== 'compliance',
  },
  {
    id: 'objection-line',
    title: 'The first advertising tells of the right to object, apart from everything else',
    explains:
      'The first marketing message tells of the right to object, clearly and apart from other information. The caller sees to it.',
    sources: [sources.gdprObjection],
    kind: 'objection_line',
    holds: ({ facts, isMarketing }) => !facts.person.contactedBefore && isMarketing,
  },
  {
    id: 'ai-disclosure',
    title: 'Words made by an AI are marked as such',
    explains: 'The caller said that an AI made the words; the person must be able to know. The caller sees to it.',
    sources: [sources.aiAct],
    kind: 'ai_disclosure',
    holds: ({ facts }) => facts.message.madeByAi,
  },
];

/** Duties that only some places have, and only for advertising. A template brings its own text: the caller sees to it. */
const tellings: readonly Duty[] = [
  {
    id: 'sender-identity',
    title: 'Advertising says who sends it',
    explains:
      'Where the law of the place asks for it, each advertisement says in whose name it is sent. A template brings its own text, so the caller sees to it.',
    sources: [sources.ePrivacyOptOut, sources.eCommerceTelling],
    kind: 'sender_identity',
    holds: ({ law }) => law.mustTell.includes('sender_identity'),
  },
  {
    id: 'mailing-address',
    title: 'Advertising gives a postal address',
    explains:
      'Where the law of the place asks for it (Canada does), each advertisement gives an address by post at which the sender can be reached, or a link to it. The caller sees to it.',
    sources: [sources.casl],
    kind: 'mailing_address',
    holds: ({ law }) => law.mustTell.includes('mailing_address'),
  },
  {
    id: 'commercial-label',
    title: 'Advertising is marked as such',
    explains:
      'Where the law of the place asks for it, each advertisement can be recognised as one at a glance. The caller sees to it.',
    sources: [sources.eCommerceTelling],
    kind: 'commercial_label',
    holds: ({ law }) => law.mustTell.includes('commercial_label'),
  },
];

const duties: readonly Duty[] = [...commonDuties, ...tellings];

/** The duties that no rule stands for yet, for the docs. */
export const dutyEntries: readonly RuleEntry[] = duties.filter(duty => duty.id !== optOutToldRule.id);

/** The kind of obligation of each duty, by its id; one that a rule also watches over has that rule's. */
export const dutyKinds: ReadonlyMap<string, Obligation['kind']> = new Map(duties.map(({ id, kind }) => [id, kind]));

/** One frozen list for each combination of duties, by a number whose bits say which hold. */
const combinations: readonly (readonly Obligation[])[] = Array.from({ length: 2 ** duties.length }, (_, bits) =>
  Object.freeze(
    duties
      .filter((_, place) => (bits >> place) % 2 === 1)
      .map(duty => Object.freeze({ kind: duty.kind, rule: duty.id })),
  ),
);

export const noObligations: readonly Obligation[] = combinations[0] ?? [];

/** What must go with the message if it is allowed. */
export function obligationsOf(situation: Situation): readonly Obligation[] {
  const isToTell = situation.isMarketing && situation.law.mustTell.length > 0;
  const count = isToTell ? duties.length : commonDuties.length;
  let bits = 0;
  for (let place = 0; place < count; place += 1) {
    if (duties[place]?.holds(situation)) bits += 1 << place;
  }
  return combinations[bits] ?? noObligations;
}
