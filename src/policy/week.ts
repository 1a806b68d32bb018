// Hours of a week in local time: written as text in packs, intersected when packs are merged, looked up when a message
// is to go out.

/** Minutes of a day from which and until which sending is allowed. */
export type Slot = readonly [fromMinute: number, toMinute: number];

/** Seven days, Monday first; each with its allowed slots in order, none touching another. */
export type Week = readonly (readonly Slot[])[];

const dayMinutes = 24 * 60;
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const pattern = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** Every minute of every day. */
export const always: Week = Object.freeze(names.map(() => Object.freeze([Object.freeze([0, dayMinutes] as const)])));

/** Reads `{ 'MO-SA': ['09:00-20:00'], SU: [] }`; a day that is not named has no hours. Throws on anything else. */
export function weekOf(hours: Readonly<Record<string, readonly string[]>>): Week {
  const week: Slot[][] = names.map(() => []);
  for (const [days, slots] of Object.entries(hours)) {
    for (const day of daysOf(days)) week[day]?.push(...slots.map(slotOf));
  }
  return week.map(joined);
}

/** The hours that both weeks allow. */
export function bothWeeks(one: Week, other: Week): Week {
  return one.map((slots, day) => bothDays(slots, other[day] ?? []));
}

/** Whether no minute is left out. */
export function isAlways(week: Week): boolean {
  return week.every(slots => slots.length === 1 && slots[0]?.[0] === 0 && slots[0][1] === dayMinutes);
}

/** Minutes from a local day (0 = Monday) and minute until the week allows sending: 0 when it does, -1 when it never does. */
export function minutesToWait(week: Week, day: number, minute: number): number {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const slots = week[(day + ahead) % 7] ?? [];
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place] as Slot; // the place is within
      const start = slot[0] + ahead * dayMinutes;
      if (minute < start) return start - minute;
      if (minute < slot[1] + ahead * dayMinutes) return 0;
    }
  }
  return -1;
}

function daysOf(text: string): number[] {
  if (text === 'ALL') return names.map((_, day) => day);
  const [first = '', last = first, ...more] = text.split('-');
  const from = names.indexOf(first);
  const to = names.indexOf(last);
  if (from < 0 || to < from || more.length > 0) throw new TypeError(`"${text}" is not a day or a span of days`);
  return names.map((_, day) => day).slice(from, to + 1);
}

function slotOf(text: string): Slot {
  const [, fromHour, fromMinute, toHour, toMinute] = pattern.exec(text) ?? [];
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  if (!(from < to && to <= dayMinutes)) throw new TypeError(`"${text}" is not a span of hours such as 09:00-20:00`);
  return [from, to];
}

/** Slots in order, with those that overlap or touch made one: one spelling for one set of minutes. */
function joined(slots: readonly Slot[]): readonly Slot[] {
  const whole: [number, number][] = [];
  for (const [from, to] of slots.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function bothDays(one: readonly Slot[], other: readonly Slot[]): readonly Slot[] {
  const both: Slot[] = [];
  for (const [from, to] of one) {
    for (const [otherFrom, otherTo] of other) {
      const start = Math.max(from, otherFrom);
      const end = Math.min(to, otherTo);
      if (start < end) both.push([start, end]);
    }
  }
  return joined(both);
}
