// Whose each update is. People are found, made and joined before the processing transaction takes any lock on them.

import type { PersonIds, Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Person } from '../../contacts/contacts.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import type { ProcessDeps } from './types.ts';

/** The person of each update that has one. */
export type People = ReadonlyMap<Update, Person>;

/** So many are asked for at once: a batch full of strangers must not fill the queue that everybody else waits in. */
const askedAtOnce = 1_000;

/**
 * Resolves everybody in a batch at once. A status that names both the number and the user id joins the two, so that a
 * stop that comes without a number finds the person whom we wrote to by number.
 */
export async function resolvePeople(
  deps: Pick<ProcessDeps, 'contacts'>,
  businessId: BusinessId,
  updates: readonly Update[],
): Promise<People> {
  const named = updates.flatMap(update => {
    const ids = idsOf(update);
    return ids === null ? [] : [{ update, ids }];
  });
  const people = await resolveAll(
    deps,
    businessId,
    named.map(one => one.ids),
  );
  const found = new Map<Update, Person>();
  for (const [place, { update }] of named.entries()) {
    const person = people[place];
    if (person !== undefined) found.set(update, person);
  }
  return found;
}

/** The person of each of the ids, in their order, asked for in bounded numbers. */
export async function resolveAll(
  deps: Pick<ProcessDeps, 'contacts'>,
  businessId: BusinessId,
  ids: readonly PersonIds[],
): Promise<Person[]> {
  const people: Person[] = [];
  for (let from = 0; from < ids.length; from += askedAtOnce) {
    people.push(...(await deps.contacts.resolveMany(businessId, ids.slice(from, from + askedAtOnce))));
  }
  return people;
}

function idsOf(update: Update): PersonIds | null {
  if (update.kind === 'status') return isJoining(update.person) && update.status !== 'failed' ? update.person : null;
  const hasPerson =
    update.kind === 'message' || update.kind === 'echo' || update.kind === 'preference' || update.kind === 'identity';
  if (!hasPerson) return null;
  const { phone, userId, parentUserId } = update.person;
  return phone === null && userId === null && parentUserId === null ? null : update.person;
}

function isJoining(person: PersonIds): boolean {
  return person.phone !== null && (person.userId !== null || person.parentUserId !== null);
}
