// The words of looking for people.

import type { ContactId, Id } from '../../kernel/kernel.ts';
import type { ConsentStatus, PersonFacts } from '../../policy/policy.ts';
import type { AliasKind } from '../types.ts';

/** `identity_stale`: the number may have changed hands. */
export type BlockKind = 'suppressed' | 'restricted' | 'objected' | 'identity_stale';

/** What people are looked for by; null and empty lists ask for everybody. */
export type PeopleFilters = {
  readonly consent: {
    readonly purpose: string;
    /** null: on any. */
    readonly channel: string | null;
    /** `none`: nothing is recorded for the purpose (on the channel). */
    readonly statuses: readonly (ConsentStatus | 'none')[];
  } | null;
  /** One of these; `none`: not blocked at all. */
  readonly blocked: readonly (BlockKind | 'none')[];
  readonly countries: readonly string[];
  /** Who wrote (or came) at this instant or later. */
  readonly activeSinceMs: number | null;
  /** Who has not written (nor come) since. */
  readonly quietSinceMs: number | null;
  /** One person alone. */
  readonly contactId: ContactId | null;
  /** Whoever has one of these labels. */
  readonly labels: readonly Id<'label'>[];
  /** Everybody whose names have all of its words; null: whatever they are called. */
  readonly name: string | null;
};

export type PeopleAsked = {
  readonly filters: PeopleFilters;
  readonly sort: 'active' | 'created';
  readonly after: PeopleCursor | null;
  readonly limit: number;
};

/** The last person of a page; the instant in microseconds, as exact as PostgreSQL has it. */
export type PeopleCursor = { readonly id: ContactId; readonly activeUs: string };

/** A name of a person without the person: what kind it is and how it ends. */
export type IdentityHint = { readonly kind: AliasKind; readonly hint: string };

export type FoundPerson = {
  readonly id: ContactId;
  readonly createdMs: number;
  readonly activeMs: number;
  readonly facts: PersonFacts;
  readonly identities: readonly IdentityHint[];
  /** What they are called; null: nobody has said. */
  readonly name: string | null;
  readonly labels: readonly Id<'label'>[];
};

export type FoundPeople = { readonly people: readonly FoundPerson[]; readonly next: PeopleCursor | null };
