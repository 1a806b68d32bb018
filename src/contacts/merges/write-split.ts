// Writes that somebody is two: the names and the gates of both, their events, what they are called, and the record.

import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../database/database.ts';
import { type ContactId, newId, present } from '../../kernel/kernel.ts';
import type { PersonFacts } from '../../policy/policy.ts';
import { recallNames } from '../names/adopt-names.ts';
import { changeNames, holdNames } from '../names/write-names.ts';
import { sealAliases } from '../seal-aliases.ts';
import * as people from '../store.ts';
import { newcomer, newKeys, type WriteDeps } from '../write-change.ts';
import { sealReason } from './reason.ts';
import { indexesOf, type SplitPlan } from './split-person.ts';
import { insertSplit, partEvents } from './store.ts';

/** Writes the plan. Whoever holds the person has an old version. */
export async function writeSplit(
  deps: WriteDeps,
  tx: Transaction,
  what: { readonly plan: SplitPlan; readonly by: string; readonly reason: string },
): Promise<void> {
  const { plan, by, reason } = what;
  const { person, to } = plan;
  const { businessId } = person;
  await writePeople(deps, tx, plan);
  await partEvents(tx, businessId, {
    from: person.id,
    to: to.id,
    theirs: [...plan.belongs].filter(([, one]) => one === 'goes').map(([id]) => id),
    shared: eventsIn(plan.goes),
    kept: eventsIn(plan.stays),
  });
  if (to.isBack) await giveNamesBack(deps, tx, plan);
  const id = newId<'contact split'>(deps);
  const sealed = await sealReason(deps, tx, { businessId, contactId: person.id, about: id, reason });
  const row = { id, fromId: person.id, toId: to.id, madeBy: by, aliases: indexesOf(plan), reason: sealed };
  await insertSplit(tx, businessId, row);
}

async function writePeople(deps: WriteDeps, tx: Transaction, plan: SplitPlan): Promise<void> {
  const { person, to, onRoll, change } = plan;
  const { businessId } = person;
  const [locked, back] = await lockBoth(tx, plan);
  const keys = to.isBack ? null : newKeys(deps.vault, to.id);
  const theirKey = keys === null ? await profileKeyOf(deps, tx, plan) : keys.profile.key;
  const keyOfPerson = (id: ContactId) => (id === to.id ? theirKey : person.profileKey);
  const { aliases, rows } = onRoll.work;
  const sealed = sealAliases(deps.vault, { change, aliases, rows, keyOfPerson });
  const stays = { id: person.id, gate: plan.stays, version: locked.version + 1, mergedInto: null };
  const changed = [stays];
  if (keys === null) {
    // Above any version that was ever theirs, so that no decision made for them in the past is recorded.
    const version = Math.max(present(back, 'the contact that is back').version, locked.version) + 1;
    changed.push({ id: to.id, gate: plan.goes, version, mergedInto: null });
  } else {
    await people.insertPeople(tx, businessId, {
      people: [newcomer({ id: to.id, version: 1, facts: plan.goes, mergedInto: null }, keys)],
      aliases: [],
      indexVersion: deps.vault.indexVersion,
      nowMs: deps.clock.now(),
    });
  }
  await people.changePeople(tx, businessId, { people: changed, aliases: sealed.changed, released: [] });
}

type Locked = Awaited<ReturnType<typeof people.lockPeople>>[number];

/** The rows of both; the gate must be the one that was planned on. */
async function lockBoth(tx: Transaction, { person, to }: SplitPlan): Promise<[Locked, Locked | undefined]> {
  const ids = to.isBack ? [person.id, to.id] : [person.id];
  const rows = await people.lockPeople(tx, person.businessId, ids);
  const locked = present(
    rows.find(row => row.id === person.id),
    'the person who is split',
  );
  return [locked, rows.find(row => row.id === to.id)];
}

async function profileKeyOf(deps: WriteDeps, tx: Transaction, { person, to }: SplitPlan): Promise<Buffer | null> {
  const [row] = await people.readKeys(tx, person.businessId, { kind: 'profile', contactIds: [to.id] });
  const wrapped = row?.wrapped ?? null;
  return wrapped === null ? null : deps.vault.unwrap(wrapped, `contact:${to.id}:profile`);
}

/** Every event on which a gate rests, blocks and memories of the ledger among them. */
function eventsIn(facts: PersonFacts): string[] {
  const found = JSON.stringify(facts).matchAll(/"eventId":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g);
  return [...new Set([...found].map(([, id]) => id ?? ''))];
}

/** What the person was called only because of the merge goes back with the other. */
async function giveNamesBack(deps: WriteDeps, tx: Transaction, { person, to }: SplitPlan): Promise<void> {
  const { businessId } = person;
  const held = await holdNames(deps, tx, { businessId, ids: [person.id, to.id] });
  const theirs = held.get(to.id)?.names ?? new Map();
  const borrowed = [...(held.get(person.id)?.names ?? [])].filter(([source, value]) =>
    isDeepStrictEqual(theirs.get(source), value),
  );
  const changes = new Map([[person.id, Object.fromEntries(borrowed.map(([source]) => [source, null]))]]);
  await changeNames(deps, tx, { businessId, changes });
  await recallNames(deps, tx, { businessId, contactId: to.id });
}
