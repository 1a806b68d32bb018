// Local time in the zones that a person may be in. Intl is right about daylight saving but slow, so an offset is asked
// once for each zone and quarter of an hour: no zone changes its clock within one. The memory is bounded.

const quarterMs = 15 * 60_000;
const offsetsMax = 4_096;
const zonesMax = 1_000;

type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> };

const zones = new Map<string, Zone>();
const countries = new Map<string, readonly string[]>();

/** Milliseconds to add to UTC for the local time of an IANA zone at an instant. Throws on an unknown zone. */
export function offsetMs(zone: string, atMs: number): number {
  const known = zones.get(zone) ?? addZone(zone);
  const quarter = Math.floor(atMs / quarterMs) | 0;
  const offset = known.offsets.get(quarter);
  if (offset !== undefined) return offset;
  const asked = askOffset(known.format, quarter * quarterMs);
  if (known.offsets.size >= offsetsMax) known.offsets.clear();
  known.offsets.set(quarter, asked);
  return asked;
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

function addZone(name: string): Zone {
  const zone = {
    format: new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }),
    offsets: new Map<number, number>(),
  };
  if (zones.size >= zonesMax) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** Reads `GMT+05:30` (or `GMT` alone) out of the formatted instant. */
function askOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const text = format.formatToParts(atMs).find(part => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -ms : ms;
}
