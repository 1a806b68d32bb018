// Staff say that somebody is two: some names go to another contact. Undone merges give back the contact that was merged;
// else the contact is new. Nothing becomes allowed that was not.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, Failure, type Json, newId, present } from '../../kernel/kernel.ts';
import type { PersonFacts } from '../../policy/policy.ts';
import { compareRolls, type RollChange } from '../compare-rolls.ts';
import { indexOf, keyOf } from '../key-ids.ts';
import { readNews } from '../read-news.ts';
import { learn, withRegistries } from '../redraw-gates.ts';
import { numbersAfter } from '../resolve-people.ts';
import { applyStep, type RollPerson } from '../roll.ts';
import type { Alias, Person } from '../types.ts';
import type { WriteDeps } from '../write-change.ts';
import { type Basis, type Belongs, belongsTo } from './belongs.ts';
import { keysOf, namedIn } from './named-in.ts';
import { type OnRoll, putOnRoll } from './on-roll.ts';
import { isPermitting, splitGate } from './split-gate.ts';
import { type KnownMerge, readMerges, readNotedFor } from './store.ts';

/** Opens evidence by the events that rest on it, and tells for whom each was recorded. */
export type EvidenceIn = (
  tx: Transaction,
  businessId: BusinessId,
  eventIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly contactId: ContactId; readonly evidence: Json }>>;

/** Which names go: some that are named, or all that came by a merge. */
export type SplitAsked = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly going: readonly Alias[] | { readonly mergeId: string };
  readonly evidenceIn: EvidenceIn;
};

export type SplitPlan = {
  readonly onRoll: OnRoll;
  readonly change: RollChange;
  readonly person: Person;
  /** Whoever goes; `isBack`: the contact was merged once, and is again who they were. */
  readonly to: { readonly id: ContactId; readonly isBack: boolean };
  readonly stays: PersonFacts;
  readonly goes: PersonFacts;
  readonly belongs: ReadonlyMap<string, Belongs>;
  readonly going: ReadonlySet<string>;
};

/** Works out who has what afterwards; nothing is written. */
export async function planSplit(deps: WriteDeps, tx: Transaction, asked: SplitAsked): Promise<SplitPlan> {
  const { businessId, contactId } = asked;
  const onRoll = await putOnRoll(deps, tx, { businessId, ids: [contactId] });
  const person = present(onRoll.work.stored.get(contactId), 'the person who is split');
  const merges = await readMerges(tx, businessId, contactId);
  const going = goingOf(deps, asked, { onRoll, merges });
  const back = merges.find(one => one.into === contactId && one.survivorId === contactId && isAll(one, going, onRoll));
  const to = back === undefined ? { id: newId<'contact'>(deps), isBack: false } : { id: back.mergedId, isBack: true };
  move(onRoll, { from: contactId, to: { ...to, going } });
  const change = compareRolls(onRoll.before, onRoll.roll);
  const bases = await readBases(deps, tx, { asked, facts: person.facts });
  const held = onRoll.before.map(({ key }) => ({ key, firstSeenMs: onRoll.firstSeenMs.get(key) ?? 0 }));
  const past = merges.map(one => ({ id: one.id, mergedId: one.mergedId, keys: new Set(one.aliases.map(keyOf)) }));
  const apart = { person: contactId, aliases: held, merges: past, going };
  const belongs = new Map(bases.map(basis => [basis.id, belongsTo(basis, apart)]));
  const { stays, goes } = splitGate(person.facts, eventId => belongs.get(eventId) ?? 'neither');
  const numbers = numbersAfter(onRoll.roll, change);
  const news = await readNews(deps, tx, { businessId, change, aliases: onRoll.work.aliases, numbers });
  const told = [...going].flatMap(key => news.aliases.get(key) ?? []);
  return {
    ...{ onRoll, change, person, to, belongs, going },
    stays: withRegistries(stays, news.registries.get(contactId)),
    goes: withRegistries(told.reduce(learn, goes), news.registries.get(to.id)),
  };
}

/** The keys of the names that go: some, and not all. */
function goingOf(
  deps: WriteDeps,
  asked: SplitAsked,
  known: { readonly onRoll: OnRoll; readonly merges: readonly KnownMerge[] },
): ReadonlySet<string> {
  const { going } = asked;
  const held = new Set(known.onRoll.before.map(one => one.key));
  const wanted =
    'mergeId' in going
      ? (known.merges.find(one => one.id === going.mergeId)?.aliases ?? []).map(keyOf)
      : going.flatMap(alias => keysOf(deps.vault, asked.businessId, idsOf(alias)));
  const found = new Set(wanted.filter(key => held.has(key)));
  if (found.size === 0) throw new Failure('conflict', 'the person has none of these numbers and ids');
  if (found.size === held.size) throw new Failure('conflict', 'one number or id has to stay with the person');
  return found;
}

function idsOf({ kind, value }: Alias) {
  return {
    phone: kind === 'phone' ? value : null,
    userId: kind === 'bsuid' ? value : null,
    parentUserId: kind === 'parent_bsuid' ? value : null,
  };
}

/** Whether exactly what came by a merge goes, of what is still there. */
function isAll(merge: KnownMerge, going: ReadonlySet<string>, { before }: OnRoll): boolean {
  const held = new Set(before.map(one => one.key));
  const came = merge.aliases.map(keyOf).filter(key => held.has(key));
  return came.length === going.size && came.every(key => going.has(key));
}

/** Moves the names on the roll; of each kind one is the main one of either side. */
function move(
  { roll }: OnRoll,
  what: { from: ContactId; to: { id: ContactId; isBack: boolean; going: ReadonlySet<string> } },
): void {
  const { id, isBack, going } = what.to;
  if (isBack) roll.people.set(id, { id, created: false, aliases: new Map() });
  else applyStep(roll, { do: 'create', person: id });
  const from = present(roll.people.get(what.from), 'the person who is split');
  const leaving = [...from.aliases]
    .filter(([key]) => going.has(key))
    .sort(([, a], [, b]) => Number(a.main) - Number(b.main));
  for (const [key, { kind }] of leaving) applyStep(roll, { do: 'attach', person: id, key, kind });
  keepMain(from);
}

function keepMain(person: RollPerson): void {
  for (const alias of person.aliases.values()) {
    const kin = [...person.aliases.values()].filter(one => one.kind === alias.kind);
    if (!kin.some(one => one.main)) alias.main = true;
  }
}

/** What the consents and the ties of the person rest on, as far as it can still be read. */
async function readBases(
  deps: WriteDeps,
  tx: Transaction,
  what: { readonly asked: SplitAsked; readonly facts: PersonFacts },
): Promise<Basis[]> {
  const { asked, facts } = what;
  const { businessId } = asked;
  const given = facts.consents.filter(isPermitting).map(one => one.eventId);
  const tied = (facts.relations ?? []).map(one => one.eventId);
  const evidence = await asked.evidenceIn(tx, businessId, uuidsIn(given));
  const noted = await readNotedFor(tx, businessId, uuidsIn(tied));
  return [
    ...[...evidence].map(([id, one]) => ({
      id,
      contactId: one.contactId,
      named: namedIn(deps.vault, businessId, one.evidence),
    })),
    ...noted.map(row => ({ id: row.id, contactId: row.contact_id, named: [] })),
  ];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuidsIn(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter(id => uuid.test(id));
}

/** The blind indexes of the names that go. */
export function indexesOf(plan: SplitPlan): Buffer[] {
  return [...plan.going].map(indexOf);
}
