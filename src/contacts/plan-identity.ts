// Who is meant by the ids of one webhook or request, and what that teaches about who is who. Pure. A user id proves a
// person; a phone number only says where they were last, and may have changed hands since.

import type { ContactId } from '../kernel/kernel.ts';
import { applyStep, type IdentityStep, type Roll, type RollPerson } from './roll.ts';
import type { AliasKind } from './types.ts';

/** The blind indexes, as texts, of ids that came together; null where an id is absent. */
export type PlanIds = {
  readonly phone: string | null;
  /** Other spellings of the same number. */
  readonly phoneSpellings: readonly string[];
  readonly userId: string | null;
  readonly parentUserId: string | null;
};

/** `previous` are the ids by which Meta says the same person was known before. */
export type PlanInput = { readonly ids: PlanIds; readonly previous: PlanIds | null };

export type IdentityPlan = { readonly person: ContactId; readonly steps: readonly IdentityStep[] };

type Draft = { readonly roll: Roll; readonly fresh: () => ContactId; readonly steps: IdentityStep[] };

/**
 * Plans the ids of one person on the roll, and applies the plan to it. A new person is named by `fresh`.
 *
 * - A phone number of nobody is attached; a second number replaces the first and suspends consent.
 * - A number known by itself and a user id known by itself are one person: merged, the stricter side wins.
 * - A number of somebody with another user id changed hands: it moves, and both are suspended.
 */
export function planIdentity(roll: Roll, input: PlanInput, fresh: () => ContactId): IdentityPlan {
  const draft: Draft = { roll, fresh, steps: [] };
  const { ids } = input;
  const before = previousOwner(roll, input);
  const outdated = before === undefined ? [] : phonesBeside(roll, before, ids);
  const byUser = unite(draft, before, ownerOf(roll, ids.userId));
  const byAnyUserId = unite(draft, byUser, ownerOf(roll, ids.parentUserId));
  const person = meetPhone(draft, byAnyUserId, ids) ?? create(draft);
  for (const [kind, key] of keysOf(ids)) {
    if (key !== null && roll.owners.get(key) !== person) take(draft, { do: 'attach', person, key, kind });
  }
  keepOnePhone(draft, person, { ids, outdated });
  if (before !== undefined && draft.steps.length > 0) take(draft, { do: 'suspend', person });
  return { person, steps: draft.steps };
}

/** The person known before a change of ids; undefined when the change is known already, so that news twice is once. */
function previousOwner(roll: Roll, { previous, ids }: PlanInput): ContactId | undefined {
  if (previous === null) return undefined;
  const before = ownerOf(roll, previous.userId) ?? ownerOf(roll, previous.parentUserId) ?? phoneOwner(roll, previous);
  const isKnown = keysOf(ids).every(([, key]) => key === null || roll.owners.get(key) === before);
  return isKnown ? undefined : before;
}

/** Two who are one: the older stays. People who are stored are older than people who are not. */
function unite(draft: Draft, one: ContactId | undefined, other: ContactId | undefined): ContactId | undefined {
  if (one === undefined || other === undefined || one === other) return one ?? other;
  const survivor = isOlder(draft.roll, one, other) ? one : other;
  take(draft, { do: 'merge', survivor, loser: survivor === one ? other : one });
  return survivor;
}

function isOlder(roll: Roll, one: ContactId, other: ContactId): boolean {
  const [oneIsNew, otherIsNew] = [roll.people.get(one)?.created === true, roll.people.get(other)?.created === true];
  return oneIsNew === otherIsNew ? one < other : otherIsNew;
}

/** What the phone number says about a person who is known by user id, or not known yet. */
function meetPhone(draft: Draft, person: ContactId | undefined, ids: PlanIds): ContactId | undefined {
  const { roll } = draft;
  const byPhone = phoneOwner(roll, ids);
  if (byPhone === undefined || byPhone === person) return person;
  const isAllThereIs = person === undefined && ids.userId === null && ids.parentUserId === null;
  if (isAllThereIs || !hasUserId(roll.people.get(byPhone))) return unite(draft, person, byPhone);
  // The number belongs to somebody with another user id: it changed hands.
  for (const key of spellings(ids)) if (roll.owners.get(key) === byPhone) take(draft, { do: 'release', key });
  take(draft, { do: 'suspend', person: byPhone });
  if (person !== undefined) take(draft, { do: 'suspend', person });
  return person;
}

/**
 * A WhatsApp account has one number: whoever is seen with another one has left the first, which may be another's by now,
 * so it no longer leads to this person. When two numbers meet and nothing tells which one holds, both stay, suspended.
 */
function keepOnePhone(draft: Draft, person: ContactId, what: { ids: PlanIds; outdated: readonly string[] }): void {
  const { ids, outdated } = what;
  if (draft.steps.length === 0 && outdated.length === 0) return;
  const others = phonesBeside(draft.roll, person, ids);
  const left = ids.phone === null ? others.filter(key => outdated.includes(key)) : others;
  for (const key of left) take(draft, { do: 'release', key });
  const isUnclear = ids.phone === null && others.length - left.length > 1;
  const isMerged = draft.steps.some(step => step.do === 'merge');
  if (left.length > 0 || (isUnclear && isMerged)) take(draft, { do: 'suspend', person });
}

function phonesBeside(roll: Roll, person: ContactId, ids: PlanIds): string[] {
  const same = spellings(ids);
  return phonesIn(roll.people.get(person)).filter(key => !same.includes(key));
}

/** The keys of the phone numbers that a person has on the roll. */
export function phonesIn(person: RollPerson | undefined): string[] {
  return [...(person?.aliases ?? [])].filter(([, alias]) => alias.kind === 'phone').map(([key]) => key);
}

function hasUserId(person: RollPerson | undefined): boolean {
  return [...(person?.aliases.values() ?? [])].some(alias => alias.kind !== 'phone');
}

function create(draft: Draft): ContactId {
  const person = draft.fresh();
  take(draft, { do: 'create', person });
  return person;
}

function take(draft: Draft, step: IdentityStep): void {
  draft.steps.push(step);
  applyStep(draft.roll, step);
}

function ownerOf(roll: Roll, key: string | null): ContactId | undefined {
  return key === null ? undefined : roll.owners.get(key);
}

function phoneOwner(roll: Roll, ids: PlanIds): ContactId | undefined {
  for (const key of spellings(ids)) {
    const owner = roll.owners.get(key);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function spellings(ids: PlanIds): readonly string[] {
  return ids.phone === null ? [] : [ids.phone, ...ids.phoneSpellings];
}

function keysOf(ids: PlanIds): readonly (readonly [AliasKind, string | null])[] {
  return [
    ['phone', ids.phone],
    ['bsuid', ids.userId],
    ['parent_bsuid', ids.parentUserId],
  ];
}
