// The words of looking for decisions.

import type { ContactId, DecisionId, SenderId } from '../../../kernel/kernel.ts';

/** Empty lists and nulls ask for everything. */
export type DecisionsAsked = {
  readonly outcomes: readonly string[];
  readonly classes: readonly string[];
  /** Reason codes; a decision fits that has one of them. */
  readonly codes: readonly string[];
  readonly senderIds: readonly SenderId[] | null;
  readonly contactId: ContactId | null;
  readonly dryRun: boolean | null;
  /** Ids between which to look, both excluded: an id holds the instant at which it was made. */
  readonly newerThan: string;
  readonly before: string;
  readonly limit: number;
};

export type FoundDecision = {
  readonly id: DecisionId;
  readonly outcome: 'allow' | 'defer' | 'deny';
  readonly class: string;
  readonly codes: readonly string[];
  readonly senderId: SenderId;
  readonly contactId: ContactId;
  readonly dryRun: boolean;
  readonly ruleset: string;
};
