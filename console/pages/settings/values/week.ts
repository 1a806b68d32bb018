// Hours of a week as the form has them: one span for workdays, one for Saturday, one for Sunday. Most businesses say no
// more; what does not fit is left as it is.

export const dayGroups = ['MO-FR', 'SA', 'SU'] as const;
export type DayGroup = (typeof dayGroups)[number];
export type Span = { readonly from: string; readonly to: string };
/** Empty texts: no hours on these days. */
export type FormWeek = Readonly<Record<DayGroup, Span>>;

const none: Span = { from: '', to: '' };
const workday: Span = { from: '09:00', to: '18:00' };
/** What the form begins with. */
export const usualWeek: FormWeek = { 'MO-FR': workday, SA: none, SU: none };

/** The week of a value; null when it does not fit into the form. */
export function weekIn(value: unknown): FormWeek | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const spans = entries.map(([days, slots]) => [days, spanIn(slots)] as const);
  if (spans.some(([days, span]) => !isGroup(days) || span === null)) return null;
  return { 'MO-FR': none, SA: none, SU: none, ...Object.fromEntries(spans) };
}

/** The value that the API takes. A day ends at midnight as 24:00. */
export function hoursOf(week: FormWeek): Record<string, string[]> {
  const named = dayGroups.flatMap((days): [string, string[]][] => {
    const { from, to } = week[days];
    return from === '' && to === '' ? [] : [[days, [`${from}-${to === '00:00' ? '24:00' : to}`]]];
  });
  return Object.fromEntries(named);
}

function spanIn(slots: unknown): Span | null {
  if (!Array.isArray(slots) || slots.length > 1) return null;
  if (slots.length === 0) return none;
  const [from, to] = String(slots[0]).split('-');
  if (from === undefined || to === undefined) return null;
  return { from, to: to === '24:00' ? '00:00' : to };
}

function isGroup(days: string): days is DayGroup {
  return dayGroups.some(one => one === days);
}
