// What every JSON from outside must be before anything looks at it: not deep, not endless, and of texts that can be
// stored and sent.

const depthMax = 32;
const valuesMax = 20_000;

/** What is wrong with the make of a JSON value, in words; undefined when nothing is. */
export function malformed(value: unknown): string | undefined {
  const state = { left: valuesMax };
  return look(value, 0, state);
}

function look(value: unknown, depth: number, state: { left: number }): string | undefined {
  state.left -= 1;
  if (state.left < 0) return `The request has more than ${valuesMax} values.`;
  if (typeof value === 'string') return wrongText(value);
  if (value === null || typeof value !== 'object') return undefined;
  if (depth >= depthMax) return `The request is nested deeper than ${depthMax} levels.`;
  return Array.isArray(value) ? lookInList(value, depth, state) : lookInFields(value, depth, state);
}

function lookInList(list: readonly unknown[], depth: number, state: { left: number }): string | undefined {
  for (const item of list) {
    const wrong = look(item, depth + 1, state);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** By its keys: every request is walked through, and a list of pairs would be the largest thing made of it. */
function lookInFields(fields: object, depth: number, state: { left: number }): string | undefined {
  for (const key of Object.keys(fields)) {
    const item: unknown = Reflect.get(fields, key);
    const wrong = wrongText(key) ?? look(item, depth + 1, state);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongText(text: string): string | undefined {
  if (text.includes('\0')) return 'A text holds the character U+0000.';
  return text.isWellFormed() ? undefined : 'A text holds half of a surrogate pair.';
}

/** Characters as a person counts them (code points), which is never more than Meta counts. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) length -= 1;
  }
  return length;
}
