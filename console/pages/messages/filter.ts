// What the list of messages shows, as its URL says it, and the same as the API is asked.

import type { Body } from '../../api/call.ts';
import { instantIn } from '../../text/zone.ts';
import { isId } from '../decision/filter.ts';
import { classNames } from '../decision/words-of.ts';

type Asked = Body<'searchMessages'>;
type One<Name extends 'direction' | 'class' | 'state'> = NonNullable<Asked[Name]>[number];

export const directions = ['out', 'in', 'echo'] as const;
export const states = ['queued', 'marked', 'sent', 'unknown', 'failed', 'refused', 'cancelled', 'received'] as const;
/** In the place of a code of Meta's: it gave none. */
export const noCode = 'none';

export type MessageFilter = {
  readonly direction?: One<'direction'>;
  readonly class?: One<'class'>;
  readonly state?: One<'state'>;
  readonly failed?: 'yes';
  /** A code of Meta's, or `none`. */
  readonly code?: string;
  readonly sender?: string;
  /** Instants; `to` is the first one that is not shown. */
  readonly from?: string;
  readonly to?: string;
};

const codeForm = /^(?:\d{1,9}|none)$/;

/** What the URL may say; whatever else it says counts for nothing. */
export function messageFilterIn(search: Readonly<Record<string, unknown>>): MessageFilter {
  const text = (name: string) => String(search[name] ?? '');
  const said = {
    direction: directions.find(one => one === search['direction']),
    class: classNames.find(one => one === search['class']),
    state: states.find(one => one === search['state']),
    failed: search['failed'] === 'yes' ? 'yes' : undefined,
    code: codeForm.exec(text('code'))?.[0],
    sender: isId(text('sender')) ? text('sender') : undefined,
    from: instantIn(search['from']),
    to: instantIn(search['to']),
  } satisfies { readonly [Name in keyof MessageFilter]: MessageFilter[Name] | undefined };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** The filter in the words of the API. */
export function messagesAskedBy(filter: MessageFilter): Asked {
  const { direction, class: kind, state, failed, code, sender, from, to } = filter;
  return {
    ...(direction === undefined ? {} : { direction: [direction] }),
    ...(kind === undefined ? {} : { class: [kind] }),
    ...(state === undefined ? {} : { state: [state] }),
    ...(failed === undefined ? {} : { failed: true }),
    ...(code === undefined ? {} : { error_code: [code === noCode ? null : Number(code)] }),
    ...(sender === undefined ? {} : { sender_id: sender }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
