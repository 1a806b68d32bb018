// Words for days, weeks, months and years, and the names of the months, in every language whose words are known: from the
// Unicode data that Node carries, so that they need no list of ours. Read when first needed.

import { normalise } from './normalise.ts';

export type Unit = 'day' | 'week' | 'month' | 'year';

export type CalendarWords = { readonly units: ReadonlyMap<string, Unit>; readonly months: ReadonlyMap<string, number> };

const units: readonly Unit[] = ['day', 'week', 'month', 'year'];
const amounts = [1, 2, 3, 5, 21];
const monthStemMin = 4;

/** The words of these languages; a word of two of them keeps the meaning of the first. */
export function calendarWords(languages: readonly string[]): CalendarWords {
  const unitWords = new Map<string, Unit>();
  const months = new Map<string, number>();
  const learn = <T>(words: Map<string, T>, text: string, value: T): void => {
    const word = normalise(text)
      .replace(/\p{N}+/gu, '')
      .trim();
    if (word !== '' && !words.has(word)) words.set(word, value);
  };
  for (const language of languages) {
    for (const unit of units) {
      const written = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
      for (const amount of amounts) learn(unitWords, written.format(amount), unit);
    }
    for (const shape of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) {
      const written = new Intl.DateTimeFormat(language, { ...shape, timeZone: 'UTC', calendar: 'gregory' });
      for (let month = 0; month < 12; month += 1) {
        const parts = written.formatToParts(Date.UTC(2026, month, 15));
        learn(months, parts.find(part => part.type === 'month')?.value ?? '', month);
      }
    }
  }
  return { units: unitWords, months };
}

/** The unit that a word names, in any of its endings. */
export function unitOf(words: CalendarWords, word: string): Unit | undefined {
  return words.units.get(word) ?? words.units.get(word.replace(/(?:ly|lich|liche|lijks|ligt|lig|s|e|en)$/u, ''));
}

/** The month (0 to 11) that a word names; a longer word may carry an ending. */
export function monthOf(words: CalendarWords, word: string): number | undefined {
  const known = words.months.get(word);
  if (known !== undefined || word.length < monthStemMin) return known;
  for (let length = word.length - 1; length >= monthStemMin; length -= 1) {
    const found = words.months.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
