// The words of the figures: what happened on a day, in numbers.

export type DayFigures = {
  readonly messagesOut: readonly { readonly class: string; readonly state: string; readonly count: number }[];
  readonly messagesIn: number;
  readonly optIns: readonly { readonly source: string; readonly count: number }[];
  readonly withdrawals: readonly { readonly way: WithdrawalWay; readonly count: number }[];
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly deferrals: number;
  /** A code of null: Meta gave none. */
  readonly failures: readonly { readonly errorCode: number | null; readonly count: number }[];
};

/** How somebody said no: a keyword, a button or own words in the chat, the API, staff, or a setting in WhatsApp. */
export type WithdrawalWay = 'keyword' | 'button' | 'words' | 'api' | 'staff' | 'meta';

/** A day in a zone, with the instants and the ids that bound it. */
export type Day = {
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromId: string;
  readonly toId: string;
};

export type CountedDay = Day & {
  /** Nothing of it changes any more. */
  readonly settled: boolean;
  readonly figures: DayFigures;
};
