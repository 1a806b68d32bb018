// The words of how the account stands with Meta.

import type { Id, SenderId } from '../../kernel/kernel.ts';

/** The last news of a number: FLAGGED, UNFLAGGED, UPGRADE and so on, and its limit in Meta's words (TIER_1K). */
export type NumberNews = {
  readonly digits: string;
  readonly event: string;
  readonly limit: string | null;
  readonly atMs: number;
};

export type AccountNews = {
  readonly id: Id<'account event'>;
  readonly field: string;
  readonly event: string;
  readonly atMs: number;
};

/** The last inbound message by its id, and Meta's last word on one of ours. */
export type Heard = {
  readonly senderId: SenderId;
  readonly inboundId: string | null;
  readonly statusMs: number | null;
};

export type Stuck = { readonly unclear: number; readonly undelivered: number };

/** How the account stands. */
export type Account = {
  readonly numbers: readonly NumberNews[];
  readonly heard: readonly Heard[];
  readonly news: readonly AccountNews[];
  /** The last word on the whole account, when it restricts; null: none does. */
  readonly restriction: AccountNews | null;
};
