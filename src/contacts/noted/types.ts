// What is noted of a person beside their consents, and the record of each change.

import type { ApiKeyId, ContactId, Id, StaffId } from '../../kernel/kernel.ts';
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

/** Who does something: an API key, somebody of the staff, or (both null) nobody whom a record can name. */
export type Doer = { readonly keyId: ApiKeyId | null; readonly staffId: StaffId | null };

export type NoteInput = { readonly contactId: ContactId; readonly change: NotedChange } & Doer;

/** What can change on record: the facts, and the name that staff gave. */
export type RecordedFacts = NotedFacts & { readonly name?: string };

/** A change as it stands on record; before and after hold what changed. Null: the person's key was destroyed. */
export type RecordedChange = Doer & {
  readonly id: Id<'contact fact change'>;
  readonly before: RecordedFacts | null;
  readonly after: RecordedFacts | null;
  readonly changedMs: number;
};
