// Days as the business has them: where a day of its calendar begins, whatever zone the reader's browser is in.

const dayMs = 86_400_000;

/** The beginning of a day in a zone, or of one some days later. */
export function startOfDay(day: string, zone: string, daysLater = 0): string {
  const wall = Date.parse(`${day}T00:00Z`) + daysLater * dayMs;
  // The zone's distance is that at the beginning itself, which the first try may miss on a day when clocks change.
  const near = wall - aheadOf(wall, zone);
  return new Date(wall - aheadOf(near, zone)).toISOString();
}

/** The day of an instant in a zone. */
export function dayIn(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + aheadOf(at, zone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
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
