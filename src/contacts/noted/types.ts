// What is noted of a person beside their consents, and the record of each change.

import type { ApiKeyId, ContactId, Id } from '../../kernel/kernel.ts';
import type { Channel, ContactSource, PersonFacts, RelationKind } from '../../policy/policy.ts';

/** The facts that somebody may note of a person. */
export type NotedFacts = Pick<PersonFacts, 'age' | 'regions' | 'source' | 'noticeGiven' | 'relations'>;

/** What to note: a member that is absent stays as it is, null takes the fact away. */
export type NotedChange = {
  readonly age?: number | null | undefined;
  readonly regions?: readonly string[] | null | undefined;
  readonly source?: ContactSource | null | undefined;
  readonly noticeGiven?: boolean | null | undefined;
  /** One more tie to the business. */
  readonly relation?: NewRelation | undefined;
};

export type NewRelation = {
  readonly kind: RelationKind;
  readonly channel: Channel;
  readonly atMs: number;
  readonly objectionOffered: boolean;
};

export type NoteInput = {
  readonly contactId: ContactId;
  readonly change: NotedChange;
  /** The API key of whoever noted it. */
  readonly keyId: ApiKeyId | null;
};

/** A change as it stands on record; before and after hold what changed. Null: the person's key was destroyed. */
export type RecordedChange = {
  readonly id: Id<'contact fact change'>;
  readonly before: NotedFacts | null;
  readonly after: NotedFacts | null;
  readonly keyId: ApiKeyId | null;
  readonly changedMs: number;
};
