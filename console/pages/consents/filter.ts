// What the list of consent events shows, as its URL says it, and the same as the API is asked.

import type { Body } from '../../api/call.ts';
import { instantIn } from '../../text/zone.ts';

type Asked = Body<'searchConsents'>;

export const whats = ['yes', 'no'] as const;
export const ways = ['keyword', 'button', 'words', 'api', 'staff', 'meta'] as const;

export type EventFilter = {
  /** `yes`: given or renewed; `no`: withdrawn, revoked or objected. */
  readonly what?: (typeof whats)[number];
  readonly way?: (typeof ways)[number];
  readonly source?: string;
  readonly purpose?: string;
  readonly from?: string;
  readonly to?: string;
};

const types: Readonly<Record<(typeof whats)[number], NonNullable<Asked['type']>>> = {
  yes: ['given', 'renewed'],
  no: ['withdrawn', 'revoked', 'objected'],
};
const sourceMax = 200;

/** What the URL may say; whatever else it says counts for nothing. */
export function eventFilterIn(search: Readonly<Record<string, unknown>>): EventFilter {
  const source = String(search['source'] ?? '');
  const said = {
    what: whats.find(one => one === search['what']),
    way: ways.find(one => one === search['way']),
    source: source !== '' && source.length <= sourceMax ? source : undefined,
    purpose: /^[a-z0-9_]{1,60}$/.exec(String(search['purpose'] ?? ''))?.[0],
    from: instantIn(search['from']),
    to: instantIn(search['to']),
  } satisfies { readonly [Name in keyof EventFilter]: EventFilter[Name] | undefined };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** The filter in the words of the API. */
export function eventsAskedBy({ what, way, source, purpose, from, to }: EventFilter): Asked {
  return {
    ...(what === undefined ? {} : { type: types[what] }),
    ...(way === undefined ? {} : { way: [way] }),
    ...(source === undefined ? {} : { source: [source] }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
