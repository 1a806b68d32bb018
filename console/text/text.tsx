// The words of the console in the language that the person chose: messages, plurals, dates and numbers. A language is
// loaded when it is chosen; dates and numbers follow the region of the browser where it speaks the same language.

import { type I18n, type Messages, setupI18n } from '@lingui/core';
import { createContext, type ReactNode, useContext } from 'react';
import type { Key } from './keys.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Says a message. */
export type Say = (key: Key, values?: Values) => string;

export const languages = {
  en: { name: 'English', load: () => import('virtual:words/en') },
  de: { name: 'Deutsch', load: () => import('virtual:words/de') },
  fr: { name: 'Français', load: () => import('virtual:words/fr') },
  es: { name: 'Español', load: () => import('virtual:words/es') },
  pt: { name: 'Português', load: () => import('virtual:words/pt') },
  it: { name: 'Italiano', load: () => import('virtual:words/it') },
  nl: { name: 'Nederlands', load: () => import('virtual:words/nl') },
  ar: { name: 'العربية', load: () => import('virtual:words/ar') },
} as const;

export type Language = keyof typeof languages;

export type Text = {
  readonly language: Language;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Say;
  /** Says what the API has a word for, such as `action.signIn`; undefined where it has a new one. */
  known(key: string): string | undefined;
  number(value: number): string;
  exact(at: string): string;
  day(at: string): string;
  relative(at: string, nowMs: number): string;
  /** The time of the day. */
  clock(at: string): string;
  /** As short as it is clear: the time today, the weekday of this week, else the day. */
  brief(at: string, nowMs: number): string;
  /** The time of the day, with the day where it is another one. */
  soon(at: string): string;
  /** How long since, or until: "12 min". */
  span(at: string, nowMs: number): string;
};

const kept = 'assent-language';

/** The language to begin with: the one chosen here before, else the first of the browser's that there is. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(kept), ...navigator.languages].map(name => name?.split('-')[0] ?? '');
  return wanted.find(isLanguage) ?? 'en';
}

/** Whether the console speaks it. */
export function isLanguage(name: string): name is Language {
  return name in languages;
}

/** Loads a language and remembers it as the choice of this browser. */
export async function loadText(language: Language, remember = false): Promise<Text> {
  const loading = languages[language].load();
  const locale = navigator.languages.find(name => name.split('-')[0] === language && isLocale(name)) ?? language;
  const formats = formatsOf(locale);
  setTimeout(formats.numbers); // The first format of a page takes by far the longest: it is made while words are on their way.
  const { messages } = await loading;
  if (remember) localStorage.setItem(kept, language);
  const i18n = setupI18n({ locale: language, messages: { [language]: messages as Messages } }); // made by the build
  return { ...textOf(i18n, language, formats), locale };
}

/** Some systems name what is no language tag, such as `en-US@posix`. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}

/** Each is made when it is asked for: on a slow processor they take milliseconds, and few pages need more than two. */
function formatsOf(locale: string) {
  return {
    numbers: once(() => new Intl.NumberFormat(locale)),
    instants: once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })),
    days: once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })),
    spans: once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })),
    clocks: once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' })),
    weekdays: once(() => new Intl.DateTimeFormat(locale, { weekday: 'short' })),
    lengths: (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }),
    soons: once(() => new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: 'numeric' })),
    shortDays: once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'short' })),
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function textOf(i18n: I18n, language: Language, formats: ReturnType<typeof formatsOf>): Omit<Text, 'locale'> {
  const { numbers, instants, days, spans, clocks, weekdays, soons, shortDays, lengths } = formats;
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, values) => i18n._(key, { ...values }),
    known: key => (Object.hasOwn(i18n.messages, key) ? i18n._(key) : undefined),
    number: value => numbers().format(value),
    exact: at => instants().format(new Date(at)),
    day: at => days().format(new Date(at)),
    relative: (at, nowMs) => {
      const [amount, unit] = span(Date.parse(at) - nowMs);
      return spans().format(amount, unit);
    },
    clock: at => clocks().format(new Date(at)),
    brief: (at, nowMs) => {
      const date = new Date(at);
      if (date.toDateString() === new Date(nowMs).toDateString()) return clocks().format(date);
      return (nowMs - date.getTime() < weekMs ? weekdays() : shortDays()).format(date);
    },
    soon: at => {
      const date = new Date(at);
      return (date.toDateString() === new Date().toDateString() ? clocks() : soons()).format(date);
    },
    span: (at, nowMs) => {
      const [amount, unit] = span(Math.abs(Date.parse(at) - nowMs));
      return lengths(unit).format(amount);
    },
  };
}

const weekMs = 6 * 86_400_000;

// A unit is used from two of it on: "in 30 hours" says more than "tomorrow".
const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function span(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const [unit, size] = units.find(([, size]) => Math.abs(ms) >= 2 * size) ?? ['minute', 60_000];
  return [Math.trunc(ms / size), unit];
}

type Chosen = { readonly text: Text; choose(language: Language): void };

const TextContext = createContext<Chosen | null>(null);

/** Gives the words to everything inside. */
export function TextProvider({ chosen, children }: { chosen: Chosen; children: ReactNode }) {
  return <TextContext value={chosen}>{children}</TextContext>;
}

/** The words, and how to choose another language. */
export function useText(): Text & Pick<Chosen, 'choose'> {
  const chosen = useContext(TextContext);
  if (chosen === null) throw new Error('useText outside of TextProvider');
  return { ...chosen.text, choose: chosen.choose };
}
