// Staff say that two are one person. What follows is what follows when their ids come together by themselves: the older
// stays, the stricter side wins, and two numbers suspend consent, as nothing tells which of them holds.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type ContactId, Failure, present } from '../../kernel/kernel.ts';
import { compareRolls, touchedBy } from '../compare-rolls.ts';
import { readNews } from '../read-news.ts';
import { redrawGates } from '../redraw-gates.ts';
import { numbersAfter } from '../resolve-people.ts';
import { applyStep } from '../roll.ts';
import type { Person } from '../types.ts';
import { type MergedBy, type WriteDeps, writeChange } from '../write-change.ts';
import { countNumbers, type OnRoll, putOnRoll } from './on-roll.ts';

export type Pair = { readonly businessId: BusinessId; readonly one: ContactId; readonly other: ContactId };

/** Both as they are, and the one that they would be. */
export type MergePreview = { readonly before: readonly [Person, Person]; readonly after: Person };

/** What would become of them; nothing is written. */
export async function previewMerge(deps: WriteDeps, tx: Transaction, pair: Pair): Promise<MergePreview> {
  const { onRoll, survivor } = await planMerge(deps, tx, pair);
  const { work, before, roll } = onRoll;
  const change = compareRolls(before, roll);
  const numbers = numbersAfter(roll, change);
  const news = await readNews(deps, tx, { businessId: pair.businessId, change, aliases: new Map(), numbers });
  const drawn = redrawGates(change, work.stored, news).changed.find(one => one.id === survivor);
  const { one, other } = pair;
  const stays = present(work.stored.get(survivor), 'the person who stays');
  return {
    before: [present(work.stored.get(one), 'one of both'), present(work.stored.get(other), 'the other')],
    after: { ...stays, facts: drawn?.facts ?? stays.facts },
  };
}

/** Makes one of two people; whoever holds either of them has an old version. */
export async function mergePeople(
  deps: WriteDeps,
  tx: Transaction,
  what: Pair & { readonly mergedBy: MergedBy },
): Promise<{ readonly survivor: ContactId; readonly outdated: readonly ContactId[] }> {
  const { onRoll, survivor } = await planMerge(deps, tx, what);
  const { work, before, roll } = onRoll;
  const change = compareRolls(before, roll);
  const numbers = numbersAfter(roll, change);
  // A name that comes by a merge brings no news: what is kept for it is on the gate of whoever had it.
  await writeChange(deps, tx, { work: { ...work, aliases: new Map() }, change, numbers, mergedBy: what.mergedBy });
  return { survivor, outdated: touchedBy(change) };
}

async function planMerge(
  deps: WriteDeps,
  tx: Transaction,
  pair: Pair,
): Promise<{ readonly onRoll: OnRoll; readonly survivor: ContactId }> {
  const { businessId, one, other } = pair;
  if (one === other) throw new Failure('conflict', 'they are one person already');
  const onRoll = await putOnRoll(deps, tx, { businessId, ids: [one, other] });
  const [survivor, loser] = one < other ? [one, other] : [other, one];
  applyStep(onRoll.roll, { do: 'merge', survivor, loser });
  if (countNumbers(onRoll, survivor) > 1) applyStep(onRoll.roll, { do: 'suspend', person: survivor });
  return { onRoll, survivor };
}
