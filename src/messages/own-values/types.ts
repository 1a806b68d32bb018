// The words of a business's own values.

import type { Id } from '../../kernel/kernel.ts';
import type { ProcessorFact } from '../../policy/policy.ts';
import type { Paused } from '../pause/types.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What the judgement must know of the business itself. */
export type BusinessProfile = {
  readonly brands: readonly string[];
  readonly otherBrands: readonly string[];
  readonly childAudience: boolean;
  readonly minAge: number | null;
  readonly language: string | null;
  readonly processors: readonly ProcessorFact[];
};

export type OwnValueChange = (
  | { readonly what: 'stricter'; readonly target: StricterTarget; readonly after: Values }
  | { readonly what: 'looser'; readonly after: Values }
  | { readonly what: 'profile'; readonly after: BusinessProfile }
  /** null: sending is resumed. */
  | { readonly what: 'pause'; readonly after: Paused | null }
  | { readonly what: 'retention'; readonly after: { readonly contentDays: number } }
) & {
  /** Needed for looser values, a pause and retention. */
  readonly reason: string | null;
  /** The person who decided it, by name; needed for the same. */
  readonly decidedBy: string | null;
  readonly keyId: Id<'api key'> | null;
};

/** The purpose by its id, the sender by Meta's phone_number_id. */
export type StricterTarget =
  | { readonly of: 'business' }
  | { readonly of: 'purpose'; readonly id: string }
  | { readonly of: 'sender'; readonly id: string };
