// Local time in the zones that a person may be in. Intl is right about daylight saving but slow, so an offset is asked
// once for each zone and quarter of an hour: no zone changes its clock within one. The memory is bounded.

import { emptyByList, findByList, keepByList } from './by-list.ts';

const quarterMs = 15 * 60_000;
const offsetsMax = 4_096;
const zonesMax = 1_000;

/** A zone by its name; one that does not exist is noticed when it is asked about. */
export type Zone = {
  readonly name: string;
  readonly offsets: Map<number, number>;
  format: Intl.DateTimeFormat | undefined;
};

const zones = new Map<string, Zone>();
const several = { kept: emptyByList<readonly Zone[]>(), size: 0 };
const countries = new Map<string, readonly string[]>();

/** Milliseconds to add to UTC for the local time of an IANA zone at an instant. Throws on an unknown zone. */
export function offsetMs(name: string, atMs: number): number {
  return offsetIn(zoneNamed(name), atMs);
}

/** The same for a zone that has been looked up. */
export function offsetIn(zone: Zone, atMs: number): number {
  const quarter = Math.floor(atMs / quarterMs) | 0;
  const offset = zone.offsets.get(quarter);
  return offset === undefined ? askAndKeep(zone, quarter) : offset;
}

/** The zone with an IANA name. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = { name, offsets: new Map<number, number>(), format: undefined };
  if (zones.size >= zonesMax) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** The zones with these names, in their order. */
export function zonesNamed(names: readonly string[]): readonly Zone[] {
  const known = findByList(several.kept, names);
  if (known !== undefined) return known;
  if (several.size >= zonesMax) {
    several.kept = emptyByList();
    several.size = 0;
  }
  several.size += 1;
  return keepByList(several.kept, names, () => Array.from(names, zoneNamed));
}

/** The IANA zones of a country, alpha-2; none when the country is unknown. */
export function zonesOfCountry(country: string): readonly string[] {
  const known = countries.get(country);
  if (known !== undefined) return known;
  const found = /^[A-Z]{2}$/.test(country) ? (localeOf(country).getTimeZones() ?? []) : [];
  if (countries.size >= zonesMax) countries.clear();
  countries.set(country, found);
  return found;
}

/** TypeScript's library does not know the method yet; every Node that Assent runs on has it. */
function localeOf(country: string): { getTimeZones(): readonly string[] | undefined } {
  return new Intl.Locale(`und-${country}`) as unknown as ReturnType<typeof localeOf>; // typed above by ECMA-402
}

function askAndKeep(zone: Zone, quarter: number): number {
  // No name at all would be the zone of this machine.
  zone.format ??= new Intl.DateTimeFormat('en-US', { timeZone: zone.name ?? '', timeZoneName: 'longOffset' });
  const offset = askOffset(zone.format, quarter * quarterMs);
  if (zone.offsets.size >= offsetsMax) zone.offsets.clear();
  zone.offsets.set(quarter, offset);
  return offset;
}

/** Reads `GMT+05:30` (or `GMT` alone) out of the formatted instant. */
function askOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const text = format.formatToParts(atMs).find(part => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -ms : ms;
}
