// The values of the packs in words, as the pages compare them.

import type { Pack, PackValues } from '../src/policy/packs/pack.ts';
import { packs } from '../src/policy/packs/packs.ts';
import { valuesInWords } from '../src/policy/parameters.ts';

type Name = keyof PackValues;

/** One parameter's meaning, and which packs have which value of it. */
export function valuesByPack(name: Name): { title: string; groups: { value: string; packs: string[] }[] } {
  const groups = new Map<string, string[]>();
  for (const pack of packs) {
    const value = valueInWords(pack, name);
    groups.set(value, [...(groups.get(value) ?? []), pack.id]);
  }
  return { title: titleOf(name), groups: [...groups].map(([value, ids]) => ({ value, packs: ids })) };
}

/** The changes of a parameter that have a date, the earliest first; packs that change alike stand together. */
export function changesOf(name: Name): { from: string; value: string; packs: string[] }[] {
  const found = new Map<string, { from: string; value: string; packs: string[] }>();
  for (const pack of packs) {
    for (const { from, values } of pack.changes.filter(change => name in change.values)) {
      const value = valueInWords({ ...pack, ...values }, name);
      const alike = found.get(`${from} ${value}`) ?? { from, value, packs: [] };
      found.set(`${from} ${value}`, { ...alike, packs: [...alike.packs, pack.id] });
    }
  }
  return [...found.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A value in words. */
export function valueInWords(values: PackValues, name: Name): string {
  return told(values, name).value;
}

/** What a parameter means. */
export function titleOf(name: Name): string {
  return told(anyPack(), name).title;
}

/** The names of all parameters, in the order in which they are told. */
export function parameterNames(): Name[] {
  return valuesInWords(anyPack()).map(({ name }) => name);
}

function told(values: PackValues, name: Name): { title: string; value: string } {
  const found = valuesInWords(values).find(one => one.name === name);
  if (found === undefined) throw new Error(`src/policy/parameters.ts does not tell of ${name}`);
  return found;
}

function anyPack(): Pack {
  const [pack] = packs;
  if (pack === undefined) throw new Error('there is no pack');
  return pack;
}
