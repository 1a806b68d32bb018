// The filters of the list of people as the URL has them and as the API takes them. A number is never one of them.

import type { Body } from '../../api/call.ts';
import { dayIn, startOfDay } from '../../text/zone.ts';

type Filters = Body<'putSavedFilter'>['filters'];

export const channels = ['whatsapp', 'sms', 'email', 'telegram', 'line', 'signal', 'call'] as const;
export const statuses = [
  'given',
  'renewed',
  'requested',
  'refused',
  'expired',
  'withdrawn',
  'revoked',
  'invalidated',
  'unknown',
  'none',
] as const;
export const blocks = ['none', 'suppressed', 'restricted', 'objected', 'identity_stale'] as const;
export const sorts = ['last_activity', 'created'] as const;

/** What stands in the URL: words, lists of them with commas, days. */
export type PeopleSearch = {
  readonly purpose?: string;
  readonly channel?: (typeof channels)[number];
  readonly status?: string;
  readonly blocked?: string;
  readonly country?: string;
  /** Ids of labels. */
  readonly labels?: string;
  readonly active?: string;
  readonly quiet?: string;
  readonly sort?: (typeof sorts)[number];
};

/** What the URL may say; whatever else is said counts for nothing. A purpose without states means: agreed. */
export function peopleSearchIn(said: Readonly<Record<string, unknown>>): PeopleSearch {
  const text = (name: string) => String(said[name] ?? '');
  const purpose = /^[a-z0-9_]{1,60}$/.exec(text('purpose'))?.[0];
  const channel = channels.find(one => one === said['channel']);
  const status = listed(text('status'), statuses).join() || 'given,renewed';
  const sort = sorts.find(one => one === said['sort']);
  return {
    ...(purpose === undefined ? {} : { purpose, status, ...(channel === undefined ? {} : { channel }) }),
    ...named('blocked', listed(text('blocked'), blocks).join()),
    ...named('country', countriesIn(text('country')).join()),
    ...named('labels', labelsIn(text('labels')).join()),
    ...named('active', dayAsked(text('active'))),
    ...named('quiet', dayAsked(text('quiet'))),
    ...(sort === undefined ? {} : { sort }),
  };
}

/** The filters of a URL for the API. */
export function filtersOf(search: PeopleSearch, zone: string): Filters {
  const { purpose, channel, status = '', blocked = '', country = '', labels = '', active, quiet } = search;
  const consent = { status: listed(status, statuses), ...(channel === undefined ? {} : { channel }) };
  return {
    ...(purpose === undefined ? {} : { consent: { purpose, ...consent } }),
    ...(blocked === '' ? {} : { blocked: listed(blocked, blocks) }),
    ...(country === '' ? {} : { country: countriesIn(country) }),
    ...(labels === '' ? {} : { labels: labelsIn(labels) }),
    ...(active === undefined ? {} : { active_since: startOfDay(active, zone) }),
    ...(quiet === undefined ? {} : { quiet_since: startOfDay(quiet, zone) }),
  };
}

/** The URL of filters that were kept. */
export function searchOf(filters: Filters, zone: string): PeopleSearch {
  const { consent, blocked, country, labels, active_since, quiet_since } = filters;
  return peopleSearchIn({
    ...(consent === undefined ? {} : { ...consent, status: consent.status.join() }),
    blocked: blocked?.join(),
    country: country?.join(),
    labels: labels?.join(),
    active: active_since === undefined ? undefined : dayIn(active_since, zone),
    quiet: quiet_since === undefined ? undefined : dayIn(quiet_since, zone),
  });
}

/** The words of a list that are known, in the order in which they are known. */
export function listed<Word extends string>(text: string, known: readonly Word[]): Word[] {
  const said = text.split(',');
  return known.filter(one => said.includes(one));
}

const labelForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const labelsMax = 20;

/** The ids of labels in a list. */
function labelsIn(text: string): string[] {
  return [...new Set(text.split(','))].filter(id => labelForm.test(id)).slice(0, labelsMax);
}

/** Codes of countries, however they were parted. */
export function countriesIn(text: string): string[] {
  const codes = text.toUpperCase().split(/[\s,;]+/);
  return [...new Set(codes.filter(code => /^[A-Z]{2}$/.test(code)))];
}

function named<Name extends string>(name: Name, value: string): { [name in Name]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [name in Name]: string }); // the one name that was given
}

function dayAsked(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}
