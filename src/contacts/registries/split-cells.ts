// One line of a table: cells between separators, quoted where they hold one. A quote that does not end makes the line
// unreadable; cells over several lines are not read.

/** What may part cells; none: the whole line is one. */
export type Separator = ';' | '\t' | ',' | null;

const separators = [';', '\t', ','] as const;

/** The cells of a line; null where a quote does not end. */
export function splitCells(line: string, separator: Separator): string[] | null {
  if (!line.includes('"')) return separator === null ? [line] : line.split(separator);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = line.charCodeAt(at) === quote ? quotedCell(line, at) : plainCell(line, at, separator);
    if (cell === null) return null;
    cells.push(cell.text);
    if (cell.end >= line.length) return cells;
    if (line[cell.end] !== separator) return null;
    at = cell.end + 1;
  }
}

const quote = 0x22;

type Cell = { readonly text: string; readonly end: number };

function plainCell(line: string, from: number, separator: Separator): Cell {
  const end = separator === null ? -1 : line.indexOf(separator, from);
  return { text: line.slice(from, end === -1 ? line.length : end), end: end === -1 ? line.length : end };
}

function quotedCell(line: string, from: number): Cell | null {
  let at = from + 1;
  for (;;) {
    const end = line.indexOf('"', at);
    if (end === -1) return null;
    if (line.charCodeAt(end + 1) !== quote) {
      return { text: line.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
    }
    at = end + 2;
  }
}

/** The separator that parts a line into most cells; null where it is one cell. */
export function guessSeparator(line: string): Separator {
  let best: Separator = null;
  let most = 1;
  for (const separator of separators) {
    const count = splitCells(line, separator)?.length ?? 0;
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}
