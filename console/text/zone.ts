// Days and times as the clocks of the business have them, whatever zone the reader's browser is in.

const dayMs = 86_400_000;

/** The beginning of a day in a zone, or of one some days later. */
export function startOfDay(day: string, zone: string, daysLater = 0): string {
  return instantAt(Date.parse(`${day}T00:00Z`) + daysLater * dayMs, zone);
}

/** The instant at which the clocks of a zone show a time such as `2026-03-10T09:00`. */
export function instantOf(time: string, zone: string): string {
  return instantAt(Date.parse(`${time}Z`), zone);
}

/** What the clocks of a zone show at an instant, to the minute: `2026-03-10T09:00`. */
export function timeIn(instant: string, zone: string): string {
  return shownAt(instant, zone).slice(0, 'YYYY-MM-DDThh:mm'.length);
}

/** An instant of a URL; undefined: it says none. */
export function instantIn(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined;
}

/** The day of an instant in a zone. */
export function dayIn(instant: string, zone: string): string {
  return shownAt(instant, zone).slice(0, 'YYYY-MM-DD'.length);
}

function shownAt(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + aheadOf(at, zone)).toISOString();
}

/** Of a time that clocks show twice, the first; of one that they skip, as much later as they skip. */
function instantAt(shown: number, zone: string): string {
  const before = shown - aheadOf(shown - dayMs, zone);
  const after = shown - aheadOf(shown + dayMs, zone);
  const isShown = (at: number) => at + aheadOf(at, zone) === shown;
  return new Date(!isShown(before) && isShown(after) ? after : before).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function aheadOf(atMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(part => part.type === type)?.value ?? 0);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(atMs / 1_000) * 1_000;
}
