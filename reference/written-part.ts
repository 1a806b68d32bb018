// Pages that people and the program write together: what stands before a mark is kept, what follows is written anew.

const mark = '<!-- From here on written by `npm run docs`. -->';

/** The part of a page that people write, up to the mark and with it. Throws when the mark is missing. */
export function keptPart(text: string): string {
  const end = text.indexOf(mark);
  if (end === -1) throw new Error(`the page has no line ${mark}`);
  return `${text.slice(0, end)}${mark}`;
}
