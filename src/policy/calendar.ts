// Calendar months and working days between two instants, as laws count them.

const dayMs = 24 * 60 * 60_000;
/** Where a day comes first on earth: a limit is kept some hours too early rather than too late. */
const earliestMs = 14 * 60 * 60_000;

/** Whether so many calendar months have gone by since an instant, in UTC. */
export function hasPassed(sinceMs: number, months: number, atMs: number): boolean {
  // Most instants are far from it: no month has fewer than 28 days.
  if (atMs - sinceMs < months * 28 * dayMs) return false;
  return !(atMs < monthsLater(sinceMs, months));
}

/** So many calendar months later, in UTC: 31 January and a month is the end of February, not early March. */
export function monthsLater(fromMs: number, months: number): number {
  const end = new Date(fromMs);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.getTime();
}

/**
 * Days from Monday to Friday that have begun since the day of an instant. Public holidays are counted too: a registry
 * belongs to no one country here, and a grace that ends a day early is the careful side.
 */
export function workingDaysSince(sinceMs: number, atMs: number): number {
  return workingDaysUntil(atMs + earliestMs) - workingDaysUntil(sinceMs);
}

/** Working days up to and with the day of an instant, counted from Monday, 29 December 1969. */
function workingDaysUntil(atMs: number): number {
  const day = Math.floor(atMs / dayMs) + 3;
  const week = Math.floor(day / 7);
  return week * 5 + Math.min(day - week * 7 + 1, 5);
}
