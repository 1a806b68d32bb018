// The door of the policy: facts in, a decision with all its reasons out. Pure: no I/O, no clock, no waiting. The same
// facts give the same decision tomorrow, which is what replaying a stored one means.

import { legalBasis } from './decide.ts';
import { dutyEntries } from './obligations.ts';
import type { RuleEntry } from './rule.ts';
import { rulesInOrder } from './rules/rules.ts';

export type { Tried } from './case.ts';
export { isMessageClass } from './class-of.ts';
export { answerDue, type Deadline, extendedDue, type Place, workingDaysDue } from './deadlines.ts';
export {
  decide,
  decideBy,
  type RuleBook,
  rulesOf,
  rulesToday,
  rulesVersion,
  stopMayBeNarrowed,
} from './decide.ts';
export {
  type Decision,
  type Effect,
  type Obligation,
  type Reason,
  type ReasonCode,
  reasonCodes,
  type Source,
} from './decision.ts';
export {
  type BusinessFact,
  type Channel,
  type ConsentFact,
  type ConsentStatus,
  type ContactSource,
  type ContentFact,
  type EvidenceGrade,
  type Facts,
  type MessageClass,
  type MessageFact,
  type PauseFact,
  type PersonFacts,
  type ProcessorFact,
  type RateFacts,
  type RelationFact,
  type RelationKind,
  type SenderFact,
  type SuppressionFact,
  type SuppressionReason,
  type SuppressionScope,
  type TemplateFact,
  unknownPerson,
  type WindowFact,
} from './facts.ts';
export { findRegistry, type KnownRegistry, knownRegistries } from './known-registries.ts';
export { mergePacks } from './merge-packs.ts';
export { looserNames, parseLooser, parseStricter, stricterNames } from './own-values.ts';
export type { Pack } from './packs/pack.ts';
export { packs, proposals } from './packs/packs.ts';
export { valuesInWords } from './parameters.ts';
export { isListStale } from './registries.ts';
export type { RuleEntry } from './rule.ts';

/** Everything that can speak in a decision, with its title and sources; docs/reference/rules/ has a page each. */
export const rules: readonly RuleEntry[] = [...rulesInOrder, ...dutyEntries, legalBasis].map(
  ({ id, title, sources }) => ({ id, title, sources }),
);

/** All cases of the rules and packs, tried on the program as it is. They are many and loaded only when asked for. */
export const tryCases = () => import('./cases.ts').then(({ tryAll }) => tryAll());
