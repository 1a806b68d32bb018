// How much a person wants to stop, where they name a part: a channel, a topic, a frequency or a time. What cannot be read
// for certain is not guessed at: the caller then takes the wider stop.

import { type CalendarWords, monthOf, type Unit, unitOf } from './calendar-words.ts';
import type { Concepts } from './concepts.ts';
import type { Scope } from './meaning.ts';
import { normalise } from './normalise.ts';

type Deps = { concepts: Concepts; calendar: () => CalendarWords };

/** Words between a "no" and what it is said of, at most. */
const reach = 3;
const dayMs = 24 * 60 * 60 * 1_000;
const daysIn: Readonly<Record<Exclude<Unit, 'month' | 'year'>, number>> = { day: 1, week: 7 };

const channels = [
  ['SMS', 'sms'],
  ['EMAIL', 'email'],
  ['CALL', 'call'],
  ['WHATSAPP', 'whatsapp'],
] as const;

/** The part that a text names; undefined when it names none that can be read. */
export function partOf(
  deps: Deps,
  text: string,
  more: { languages: readonly string[]; atMs: number | undefined },
): Scope | undefined {
  const said = readClauses(deps, text, more.languages);
  return (
    untilOf(deps, said, more.atMs) ?? frequencyOf(deps, said) ?? channelOf(said) ?? topicOf(said) ?? elsewhereOf(said)
  );
}

type Clause = {
  readonly words: readonly string[];
  readonly concepts: readonly { at: number; names: readonly string[] }[];
};

function readClauses({ concepts }: Deps, text: string, languages: readonly string[]): Clause[] {
  return text
    .split(/[.,!?;:\n،。、！？—–]+|\s-+\s/u)
    .map(normalise)
    .filter(clause => clause !== '')
    .map(clause => ({
      words: clause.split(' '),
      concepts: concepts
        .in(clause, languages)
        .map(one => ({ at: one.at, names: one.concepts.map(at => concepts.names[at] ?? '') })),
    }));
}

function places(clause: Clause, names: readonly string[]): number[] {
  return clause.concepts.filter(one => one.names.some(name => names.includes(name))).map(one => one.at);
}

const refusals = ['NEG', 'STOP', 'UNSUB', 'REMOVE'];

/** Refused by a word shortly before, or by a bare "no" right behind it. */
function isRefused(clause: Clause, at: number): boolean {
  const before = places(clause, refusals).some(place => place < at && at - place <= reach);
  return before || places(clause, ['NEG']).includes(at + 1);
}

/** "No SMS, WhatsApp is fine": one channel is refused, and another is not. */
function channelOf(said: readonly Clause[]): Scope | undefined {
  const refused = new Set<(typeof channels)[number][1]>();
  const kept = new Set<(typeof channels)[number][1]>();
  for (const clause of said) {
    for (const [name, channel] of channels) {
      for (const at of places(clause, [name])) (isRefused(clause, at) ? refused : kept).add(channel);
    }
  }
  const [only, ...more] = refused;
  return only !== undefined && more.length === 0 && !kept.has(only) ? { of: 'channel', channel: only } : undefined;
}

/** "Only by e-mail, please": what is refused is where that was written. "Text" may mean WhatsApp, so SMS says nothing here. */
function elsewhereOf(said: readonly Clause[]): Scope | undefined {
  const others = ['EMAIL', 'CALL'];
  const only = said.some(clause => places(clause, ['ONLY']).length > 0 && places(clause, others).length > 0);
  const refused = said.some(clause => places(clause, others).some(at => isRefused(clause, at)));
  const keepsHere = said.some(clause => places(clause, ['WHATSAPP', 'SMS']).some(at => !isRefused(clause, at)));
  return only && !refused && !keepsHere ? { of: 'channel', channel: 'whatsapp' } : undefined;
}

/** "Stop the promos but keep me posted on my order": advertising is refused, the order is not. */
function topicOf(said: readonly Clause[]): Scope | undefined {
  const refused = said.some(clause => places(clause, ['AD']).some(at => isRefused(clause, at)));
  const orders = said.flatMap(clause => places(clause, ['ORDER']).map(at => ({ clause, at })));
  const onlyOrders = said.some(clause => places(clause, ['ONLY']).length > 0 && places(clause, ['ORDER']).length > 0);
  return orders.length > 0 && (refused || onlyOrders) ? { of: 'topic', keeps: 'orders' } : undefined;
}

/** "Not every day, once a month is ok": the longest time that is not itself refused. */
function frequencyOf(deps: Deps, said: readonly Clause[]): Scope | undefined {
  const order: readonly Unit[] = ['year', 'month', 'week', 'day'];
  const wanted = new Map<Unit, number>();
  for (const clause of said) {
    for (const [at, word] of clause.words.entries()) {
      const per = unitOf(deps.calendar(), word);
      if (per === undefined || isRefused(clause, at)) continue;
      wanted.set(per, Number(clause.words.find(one => /^[1-9]$/.test(one)) ?? 1));
    }
  }
  const per = order.find(unit => wanted.has(unit));
  return per === undefined ? undefined : { of: 'frequency', per, times: wanted.get(per) ?? 1 };
}

/** "Pause until January", "for 3 weeks": a day; undefined without a month or a number of days, or without a now. */
function untilOf(deps: Deps, said: readonly Clause[], atMs: number | undefined): Scope | undefined {
  if (atMs === undefined) return undefined;
  const ends = said.flatMap(({ words }) =>
    words.map((word, at) => endOf(deps, { word, next: words[at + 1] ?? '', atMs })),
  );
  const end = ends.find(one => one !== undefined);
  return end === undefined ? undefined : { of: 'until', on: dayOf(end) };
}

function endOf(deps: Deps, said: { word: string; next: string; atMs: number }): number | undefined {
  const month = monthOf(deps.calendar(), said.word);
  if (month !== undefined) return nextFirst(said.atMs, month);
  if (!/^\d{1,2}$/.test(said.word)) return undefined;
  // "2 times a month" is a frequency; "3 weeks" is a time.
  const unit = unitOf(deps.calendar(), said.next);
  return unit === undefined ? undefined : later(said.atMs, Number(said.word), unit);
}

function nextFirst(atMs: number, month: number): number {
  const now = new Date(atMs);
  const year = now.getUTCFullYear() + (month > now.getUTCMonth() ? 0 : 1);
  return Date.UTC(year, month, 1);
}

function later(atMs: number, amount: number, unit: Unit): number {
  if (unit === 'day' || unit === 'week') return atMs + amount * daysIn[unit] * dayMs;
  const date = new Date(atMs);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'year' ? 12 : 1));
  return date.getTime();
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
