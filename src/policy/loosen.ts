// A pack as a business may loosen it: only the values that the pack leaves to it, and only as far as it says.

import { stricterOf } from './merge-packs.ts';
import type { Pack, PackValues } from './packs/pack.ts';

/**
 * The pack with the business's looser values. A value that the pack does not leave to the business stays; one that is
 * looser than the pack's loosest is cut to that.
 */
export function loosen(pack: Pack, looser: Partial<PackValues>): Pack {
  const values = Object.keys(looser).flatMap(name => loosened(pack, looser, name as keyof PackValues)); // names of looser
  return values.length === 0 ? pack : { ...pack, ...Object.fromEntries(values) };
}

function loosened(pack: Pack, looser: Partial<PackValues>, name: keyof PackValues): [string, unknown][] {
  const { [name]: wanted } = looser;
  const { [name]: loosest } = pack.atLoosest;
  if (wanted === undefined || loosest === undefined) return [];
  const whole = isRecord(wanted) ? { ...Object(pack[name]), ...wanted } : wanted;
  return [[name, stricterOf(name, { ...pack, [name]: whole }, { ...pack, [name]: loosest })]];
}

/** Grades and hours: a business names only the kinds that it changes. */
function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
