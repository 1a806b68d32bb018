// The place in the header of a template: what was typed of it, and the same once it is a point on the earth with a name.

/** As it stands in the fields. */
export type TypedPlace = Readonly<Record<'name' | 'address' | 'latitude' | 'longitude', string>>;
/** Degrees: north and east of zero are positive. */
export type Place = {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
};

export const noPlace: TypedPlace = { name: '', address: '', latitude: '', longitude: '' };

const degreesMax = { latitude: 90, longitude: 180 } as const;
const decimal = /^[+\-\u2212]?\d{1,3}(?:[.,]\d{1,15})?$/;
const pair = /^\s*([+\-\u2212]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([+\-\u2212]?\d{1,3}(?:\.\d+)?)\s*$/;

/** The degrees that were typed, with a point or a comma; null where they are none, or lie beyond the earth. */
export function degreesIn(which: keyof typeof degreesMax, typed: string): number | null {
  const text = typed.trim();
  if (!decimal.test(text)) return null;
  const degrees = Number(text.replace('\u2212', '-').replace(',', '.'));
  return Math.abs(degrees) > degreesMax[which] ? null : degrees;
}

/** Both numbers, where they were pasted at once as maps copy them ("52.5163, 13.3777"); else null. */
export function pairIn(typed: string): Pick<TypedPlace, 'latitude' | 'longitude'> | null {
  const [, latitude, longitude] = pair.exec(typed) ?? [];
  // "52,5163" is one number with a comma.
  if (latitude === undefined || longitude === undefined || decimal.test(typed.trim())) return null;
  return { latitude, longitude };
}

/** The place; null while something is missing or wrong. Meta takes it only with all four. */
export function placeIn(typed: TypedPlace): Place | null {
  const [name, address] = [typed.name.trim(), typed.address.trim()];
  const latitude = degreesIn('latitude', typed.latitude);
  const longitude = degreesIn('longitude', typed.longitude);
  if (name === '' || address === '' || latitude === null || longitude === null) return null;
  return { name, address, latitude, longitude };
}
