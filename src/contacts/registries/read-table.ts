// Reads most lists there are: one number on each line, or a table with a heading that names the column of the numbers.
// A table that does not say which column that is, is refused: a column of something else would pass for numbers.

import type { CountryCode } from 'libphonenumber-js/max';
import { Failure } from '../../kernel/kernel.ts';
import type { Entry, Line, RegistryAdapter } from './adapter.ts';
import { readNumber } from './read-number.ts';
import { guessSeparator, type Separator, splitCells } from './split-cells.ts';

/** How the lists of one registry are written. */
export type Dialect = {
  readonly id: string;
  /** Whose numbers have no country code. */
  readonly country: CountryCode;
  /** Only lines count that have one of these values in one of these columns, where there is such a column. */
  readonly only?: readonly { readonly columns: readonly string[]; readonly values: readonly string[] }[];
  /** Without a heading: the number of a line whose cells are parts of it. */
  readonly join?: (cells: readonly string[]) => string | null;
};

/** Headings of a column of numbers, the surest first. */
const headings =
  'phone phonenumber telephone telephonenumber tel telno msisdn mobile mobilenumber mobilephone cell cellphone cellnumber cellphonenumber contactnumber telefon telefonnummer telefonnr telefonno telefonnumarasi mobil mobilnummer handynummer telefono numerodetelefono telefonomovil movil telefone telemovel numerodetelefone gsm gsmno gsmnumarasi ceptelefonu alici recipient number nummer numero numara'.split(
    ' ',
  );

/** How the lines after the first are read. */
type Plan = {
  readonly separator: Separator;
  numberIn(cells: readonly string[]): string | null;
  /** Whether the line says something of the registry at all. */
  counts(cells: readonly string[]): boolean;
  /** The first line is no entry. */
  readonly hasHeading: boolean;
};

/** An adapter for files of numbers as text or CSV. */
export function createTableAdapter(dialect: Dialect): RegistryAdapter {
  return {
    id: dialect.id,
    read: lines => readTable(dialect, lines),
    readNumber: text => readNumber(text, dialect.country),
  };
}

async function* readTable(dialect: Dialect, lines: AsyncIterable<Line>): AsyncGenerator<Entry> {
  let plan: Plan | undefined;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (saysNothing(text)) continue;
    const isFirst = plan === undefined;
    plan ??= text === null ? undefined : planOf(dialect, text);
    const entry = isFirst && plan?.hasHeading ? null : entryOf(dialect, plan, { line, text });
    if (entry !== null) yield entry;
  }
}

/** An empty line, or the one by which a spreadsheet tells its separator. */
function saysNothing(text: Line): boolean {
  return text !== null && (text.trim() === '' || /^sep=.$/i.test(text));
}

function entryOf(dialect: Dialect, plan: Plan | undefined, what: { line: number; text: Line }): Entry | null {
  const cells = plan === undefined || what.text === null ? null : splitCells(what.text, plan.separator);
  if (plan === undefined || cells === null) return { line: what.line, phone: null };
  if (!plan.counts(cells)) return null;
  const written = plan.numberIn(cells);
  return { line: what.line, phone: written === null ? null : readNumber(written, dialect.country) };
}

function planOf(dialect: Dialect, first: string): Plan {
  const separator = guessSeparator(first);
  const cells = splitCells(first, separator) ?? [];
  const names = cells.map(nameOf);
  const column = names.indexOf(headings.find(heading => names.includes(heading)) ?? 'none');
  if (column !== -1) {
    const conditions = conditionsOn(dialect, names);
    const counts = (row: readonly string[]) => conditions.every(one => one(row));
    return { separator, hasHeading: true, numberIn: row => row[column] ?? null, counts };
  }
  const always = () => true;
  const { join } = dialect;
  if (join !== undefined && join(cells) !== null) {
    return { separator, hasHeading: false, numberIn: join, counts: always };
  }
  if (cells.filter(cell => cell.trim() !== '').length > 1) {
    throw new Failure(
      'request-invalid',
      'the file has several columns, and no heading says which one has the numbers: name that column `phone` in the first line',
    );
  }
  const alone = (row: readonly string[]) => (row.slice(1).every(cell => cell.trim() === '') ? (row[0] ?? null) : null);
  return { separator, hasHeading: false, numberIn: alone, counts: always };
}

function conditionsOn(dialect: Dialect, names: readonly string[]): ((row: readonly string[]) => boolean)[] {
  return (dialect.only ?? []).flatMap(({ columns, values }) => {
    const at = names.findIndex(name => columns.includes(name));
    return at === -1 ? [] : (row: readonly string[]) => values.includes(nameOf(row[at] ?? ''));
  });
}

/** A heading as names are compared: small letters and digits, without marks. */
function nameOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');
}
