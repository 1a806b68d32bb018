// The words of retention: for how long what was written is kept, and what its deletion did.

/** In days. Shorter than 7, a webhook that is still on its way to the business's own bot could lose its words. */
export const keptDays = { min: 7, max: 1_095, usual: 30 } as const;

/** How many of each kind. */
export type Counts = { readonly messages: number; readonly notes: number; readonly webhooks: number };

/** What the deletion did on one day (UTC). */
export type RetentionDay = Counts & {
  readonly day: string;
  /** For how many days content was kept when it ran last. */
  readonly days: number;
  readonly ranMs: number;
};

/** What would be deleted at once if content were kept for so many days; each is counted up to `countedMax`. */
export type Preview = Counts & { readonly oldestMs: number | null };

/** Nobody needs to know it more exactly to decide. */
export const countedMax = 100_000;
