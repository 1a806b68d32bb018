// Which languages can find a secret in a text at all: those of which one word stands in it that an entry cannot do
// without. Nearly every text holds none, and then no sentence need be cut and no expression tried.

import { type AskWords, secretKinds, secretsEverywhere } from './asks/ask-words.ts';
import { spellingsOf, unaccented } from './normalise.ts';
import { joinsOtherwise, spellQuickly } from './quick-spelling.ts';

/** A choice of a slot, as `*letters*` writes it. */
export type Choice = { readonly letters: string; readonly opensLeft: boolean; readonly opensRight: boolean };

type Anchor = Choice & { readonly language: string };

/** Anchors by the two signs with which they begin, and which pairs of signs there are. */
type Index = { readonly byStart: Map<number, Anchor[]>; readonly starts: Uint8Array };

/** The languages of a text; undefined where it cannot be told so simply, and all have to be tried. */
export type LanguagesNaming = (text: string) => ReadonlySet<string> | undefined;

/** Sentences that are longer are cut within a word. */
const textMax = 600;
const startsSize = 2 ** 13;
const space = 0x20;

/** Makes the anchors of these languages ready. */
export function createAnchors(lists: readonly AskWords[]): LanguagesNaming {
  const words: Index = { byStart: new Map(), starts: new Uint8Array(startsSize) };
  const runs: Index = { byStart: new Map(), starts: new Uint8Array(startsSize) };
  const always: string[] = [];
  for (const list of lists) {
    const { language, unparted = false, secrets } = list;
    const entries = secretKinds.flatMap(kind => [...secretsEverywhere[kind], ...secrets[kind]]);
    const slots = entries.map(entry => anchorSlot(entry, unparted));
    if (slots.some(slot => slot === undefined)) always.push(language);
    for (const choice of slots.flatMap(slot => slot ?? [])) add(unparted ? runs : words, { ...choice, language });
  }
  return text => {
    const quick = text.length > textMax ? undefined : spellQuickly(text, unaccented);
    if (quick === undefined || quick.stretched || joinsOtherwise(text)) return undefined;
    const found = new Set<string>(always);
    findIn(words, quick.words, found);
    findIn(runs, quick.words.replaceAll(' ', ''), found);
    return found;
  };
}

/** The choices of the slot that says most and without which an entry cannot be; undefined when it has none. */
function anchorSlot(entry: string, isUnparted: boolean): readonly Choice[] | undefined {
  let best: readonly Choice[] | undefined;
  let most = 0;
  for (const slot of entry.replace(/^\^/, '').split(' ')) {
    if (slot === '...' || slot.endsWith('?')) continue;
    const choices = slot.split('/').map(choice => choicesOf(choice).map(one => (isUnparted ? unbound(one) : one)));
    const says = choices.every(isTelling) ? meanLength(choices.flat()) : 0;
    if (says > most) {
      best = choices.flat();
      most = says;
    }
  }
  return best;
}

/** Whether all spellings of a choice can be looked for by the two signs with which they begin. */
function isTelling(spellings: readonly Choice[]): boolean {
  return spellings.length > 0 && spellings.every(one => one.letters.length > (one.opensRight ? 1 : 0));
}

function meanLength(choices: readonly Choice[]): number {
  return choices.reduce((sum, one) => sum + one.letters.length, 0) / choices.length;
}

/** What a choice of an entry stands for: its letters in every normal spelling, and where others may follow or precede. */
export function choicesOf(choice: string): Choice[] {
  return spellingsOf(choice.replaceAll('*', '')).map(letters => ({
    letters,
    opensLeft: choice.startsWith('*'),
    opensRight: choice.endsWith('*'),
  }));
}

/** In a run nothing says where a word begins. */
function unbound({ letters }: Choice): Choice {
  return { letters: letters.replaceAll(' ', ''), opensLeft: true, opensRight: true };
}

function add({ byStart, starts }: Index, anchor: Anchor): void {
  const start = startAt(anchor.letters, 0);
  const list = byStart.get(start);
  if (list === undefined) byStart.set(start, [anchor]);
  else list.push(anchor);
  starts[placeOf(start)] = 1;
}

/** A sign and the next; behind the last one as behind any word. */
function startAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + (at + 1 < text.length ? text.charCodeAt(at + 1) : space);
}

function placeOf(start: number): number {
  return (Math.imul(start, 0x9e3779b1) >>> 19) & (startsSize - 1);
}

function findIn({ byStart, starts }: Index, text: string, found: Set<string>): void {
  for (let at = 0; at < text.length; at += 1) {
    const start = startAt(text, at);
    if (starts[placeOf(start)] === 0) continue;
    for (const anchor of byStart.get(start) ?? []) if (standsAt(anchor, text, at)) found.add(anchor.language);
  }
}

function standsAt({ letters, opensLeft, opensRight }: Choice, text: string, at: number): boolean {
  if (!opensLeft && at > 0 && text.charCodeAt(at - 1) !== space) return false;
  const end = at + letters.length;
  if (!opensRight && end < text.length && text.charCodeAt(end) !== space) return false;
  return text.startsWith(letters, at);
}
