// What a webhook can tell, as one union. Everything else in the house speaks of these and never of Meta's raw fields.

import type { PersonIds } from '../person.ts';

/** Where an update came from. `raw` is the part of the webhook that it was read from, cut where it is too deep to keep. */
export type Origin = {
  readonly field: string;
  readonly raw: unknown;
  readonly phoneNumberId: string | null;
  readonly wabaId: string | null;
};

export type MessageUpdate = Origin & {
  readonly kind: 'message';
  readonly person: PersonIds;
  readonly wamid: string;
  readonly type: string;
  /** What the person said: body, caption, button text or title, edited text. */
  readonly text: string | null;
  /** The payload of a template's button, or the id of an interactive reply. */
  readonly payload: string | null;
  readonly atMs: number;
  readonly inGroup: boolean;
  readonly forwarded: boolean;
  readonly referral: boolean;
  /** The message that this one answers. */
  readonly contextWamid: string | null;
};

/** A message that a human sent in the WhatsApp Business app: outside the gate, on record. */
export type EchoUpdate = Origin & {
  readonly kind: 'echo';
  readonly person: PersonIds;
  readonly wamid: string;
  readonly type: string;
  readonly atMs: number;
};

export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

export type StatusUpdate = Origin & {
  readonly kind: 'status';
  /** May name nobody: a status is known by its wamid. */
  readonly person: PersonIds;
  readonly wamid: string;
  readonly status: StatusName;
  readonly atMs: number;
  readonly errors: readonly { readonly code: number }[];
  /** The sender's own `biz_opaque_callback_data`, given back. */
  readonly opaque: string | null;
};

export type PreferenceUpdate = Origin & {
  readonly kind: 'preference';
  readonly person: PersonIds;
  /** `stop`, `resume`, `signup`, or a word that Meta may add. */
  readonly value: string;
  readonly atMs: number;
};

/** A person's ids changed. The old and the new are never mixed: whether consent follows is not for the wire to say. */
export type IdentityUpdate = Origin & {
  readonly kind: 'identity';
  readonly person: PersonIds;
  readonly now: PersonIds;
  readonly wamid: string;
  readonly atMs: number;
};

export type TemplateUpdate = Origin & {
  readonly kind: 'template';
  readonly name: string;
  readonly language: string;
  readonly status: string | null;
  readonly category: string | null;
};

export type NewsUpdate = Origin & { readonly kind: 'account' | 'phone'; readonly event: string };
export type ValueErrorUpdate = Origin & { readonly kind: 'value-error'; readonly code: number | null };
export type UnclearUpdate = Origin & { readonly kind: 'unclear'; readonly reason: string };

export type Update =
  | MessageUpdate
  | EchoUpdate
  | StatusUpdate
  | PreferenceUpdate
  | IdentityUpdate
  | TemplateUpdate
  | NewsUpdate
  | ValueErrorUpdate
  | UnclearUpdate;

/** An update before it is told where it came from. */
export type Told<U extends Update = Update> = U extends Update
  ? Omit<U, keyof Origin> & { readonly raw: unknown }
  : never;
