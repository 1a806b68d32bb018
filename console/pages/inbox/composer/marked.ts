// Which parts of a draft are the words that made the gate refuse it, while the draft may have moved on since it was asked.

export type Part = { readonly at: number; readonly text: string; readonly isMarked: boolean };
type Range = { readonly start: number; readonly end: number };

/** The draft in parts, in their order. Words of what was asked are marked as far as the draft still begins alike. */
export function markedParts(draft: string, asked: string, words: readonly Range[]): Part[] {
  const alike = alikeLength(draft, asked);
  const parts: Part[] = [];
  let at = 0;
  const put = (end: number, isMarked: boolean) => {
    if (end > at) parts.push({ at, text: draft.slice(at, end), isMarked });
    at = Math.max(at, end);
  };
  for (const { start, end } of words.toSorted((one, other) => one.start - other.start)) {
    if (end > alike) break;
    put(start, false);
    put(end, true);
  }
  put(draft.length, false);
  return parts;
}

function alikeLength(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return length;
}
