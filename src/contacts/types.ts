// The words of the contacts: a person, and the aliases by which the same person is known.

import type { BusinessId, ContactId } from '../kernel/kernel.ts';
import type { PersonFacts } from '../policy/policy.ts';

/** The ids by which Meta names a person in one webhook or a business in one request; at least one is there. */
export type IdentityIds = {
  /** Digits, as Meta gave them. */
  readonly phone: string | null;
  /** Business-scoped user id (BSUID). */
  readonly userId: string | null;
  /** One user's id across linked portfolios. */
  readonly parentUserId: string | null;
};

/** A person as one business knows them, at one version of their row. */
export type Person = {
  readonly businessId: BusinessId;
  readonly id: ContactId;
  /** Raised by every event that matters; a decision holds for one version (docs/concepts/the-fence.md). */
  readonly version: number;
  readonly facts: PersonFacts;
  /** Opens this person's profile and messages; null when it was destroyed. */
  readonly profileKey: Buffer | null;
};

export type AliasKind = 'phone' | 'bsuid' | 'parent_bsuid';

/** One name of a person: a phone number in its canonical spelling, or an id as Meta spells it. */
export type Alias = { readonly kind: AliasKind; readonly value: string };

/** An alias with its blind index; `key` is the same index as a text, for maps. */
export type KeyedAlias = Alias & { readonly key: string; readonly index: Buffer };

/** The ids of one person with their blind indexes. */
export type KeyedIds = {
  readonly phone: KeyedAlias | null;
  readonly userId: KeyedAlias | null;
  readonly parentUserId: KeyedAlias | null;
};
