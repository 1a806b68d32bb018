// On which registries a person is, from the registries of their numbers. Pure. A number that is on a list of refusals
// speaks for the whole person; a registered consent counts only where every number of theirs has one.

import { findRegistry } from '../../policy/policy.ts';

/** The ids of a person's registries, in order. `listed` has the registries of each number, by the key of its index. */
export function registriesOf(
  numbers: readonly string[],
  listed: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const named = new Set(numbers.flatMap(number => listed.get(number) ?? []));
  const isOn = (registry: string): boolean =>
    !needsEveryNumber(registry) || numbers.every(number => listed.get(number)?.includes(registry) === true);
  return [...named].filter(isOn).sort();
}

/** Whether being on the list permits something. */
export function needsEveryNumber(registry: string): boolean {
  return findRegistry(registry)?.kind === 'registered';
}
