// What the registries of a place say of one person: whether a list has to be asked, whether it is fresh, and whether the
// person is on it.

import { workingDaysSince } from './calendar.ts';
import type { ConsentFact, Facts } from './facts.ts';
import type { Registry } from './packs/pack.ts';

const dayMs = 24 * 60 * 60_000;

/** Whether a registry has to be asked on this channel: a consent that is proven well enough may make it irrelevant. */
export function concerns(registry: Registry, facts: Facts, relied: ConsentFact | null): boolean {
  if (!registry.channels.includes(facts.message.channel)) return false;
  return registry.sparedByGrade === null || relied === null || !(relied.grade >= registry.sparedByGrade);
}

/** Whether the person is on the list: for some lists that is a no, for others it is what makes a consent count. */
export function isOn(registry: Registry, facts: Facts): boolean {
  return facts.person.registries?.includes(registry.id) === true;
}

/** Whether the consent is so new that it need not be registered yet. */
export function isInGrace(registry: Registry, facts: Facts, relied: ConsentFact | null): boolean {
  if (registry.kind !== 'registered' || relied === null) return false;
  return workingDaysSince(relied.sinceMs, facts.atMs) <= registry.graceDays;
}

/** Whether the list was imported so long ago, or never, that it says nothing. */
export function isStale(registry: Registry, facts: Facts): boolean {
  const asOfMs = facts.business.registries?.[registry.id];
  return asOfMs === undefined || isListStale(registry, { asOfMs, atMs: facts.atMs });
}

/** Whether a list as it stood at one instant is too old at another. */
export function isListStale(
  { maxAgeDays }: Pick<Registry, 'maxAgeDays'>,
  { asOfMs, atMs }: { readonly asOfMs: number; readonly atMs: number },
): boolean {
  return !(asOfMs + maxAgeDays * dayMs >= atMs);
}

/** Whether every registry of the place lets advertising pass that relies on this consent. */
export function registriesAllow(registries: readonly Registry[], facts: Facts, relied: ConsentFact): boolean {
  for (const registry of registries) {
    if (!concerns(registry, facts, relied) || isInGrace(registry, facts, relied)) continue;
    if (isStale(registry, facts) || isOn(registry, facts) !== (registry.kind === 'registered')) return false;
  }
  return true;
}
