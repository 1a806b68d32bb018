// What the list of decisions shows, as its URL says it, and the same as the API is asked.

import type { Body } from '../../api/call.ts';
import { instantIn } from '../../text/zone.ts';
import { classNames, reasonCodes } from './words-of.ts';

type Asked = Body<'searchDecisions'>;
type One<Name extends 'outcome' | 'class' | 'code'> = NonNullable<Asked[Name]>[number];

export type Filter = {
  readonly outcome?: One<'outcome'>;
  readonly class?: One<'class'>;
  readonly code?: One<'code'>;
  readonly sender?: string;
  /** Instants; `to` is the first one that is not shown. */
  readonly from?: string;
  readonly to?: string;
  readonly kind?: (typeof kinds)[number];
};

export const outcomes = ['allow', 'defer', 'deny'] as const;
export const kinds = ['sent', 'asked'] as const;

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is written as the number of a decision or a sender is. */
export function isId(text: string): boolean {
  return idForm.test(text);
}

/** What the URL may say; whatever else it says counts for nothing. */
export function filterIn(search: Readonly<Record<string, unknown>>): Filter {
  const { sender } = search;
  return present({
    outcome: outcomes.find(one => one === search['outcome']),
    class: classNames.find(one => one === search['class']),
    code: reasonCodes.find(one => one === search['code']),
    sender: typeof sender === 'string' && isId(sender) ? sender : undefined,
    from: instantIn(search['from']),
    to: instantIn(search['to']),
    kind: kinds.find(one => one === search['kind']),
  });
}

function present(filter: { readonly [Name in keyof Filter]: Filter[Name] | undefined }): Filter {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
}

/** The filter in the words of the API. */
export function askedBy(filter: Filter): Asked {
  return {
    ...(filter.outcome === undefined ? {} : { outcome: [filter.outcome] }),
    ...(filter.class === undefined ? {} : { class: [filter.class] }),
    ...(filter.code === undefined ? {} : { code: [filter.code] }),
    ...(filter.sender === undefined ? {} : { sender_id: filter.sender }),
    ...(filter.from === undefined ? {} : { from: filter.from }),
    ...(filter.to === undefined ? {} : { to: filter.to }),
    ...(filter.kind === undefined ? {} : { dry_run: filter.kind === 'asked' }),
  };
}
