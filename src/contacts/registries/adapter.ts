// What turns the lines of a registry's file into phone numbers. Each registry has its own; the pure part of an import,
// apart from keys and SQL.

/** What a line is: a number as digits with the country code, or null where it cannot be read. Other lines give nothing. */
export type Entry = { readonly line: number; readonly phone: string | null };

/** A line of a file without its end; null where it is longer than any that makes sense. */
export type Line = string | null;

export type RegistryAdapter = {
  /** The registry, by its id. */
  readonly id: string;
  /** Reads a file from its first line on; throws request-invalid where it cannot be told which column has the numbers. */
  read(lines: AsyncIterable<Line>): AsyncIterable<Entry>;
  /** Reads one number, written in any way, as digits with the country code; null where it is none. */
  readNumber(text: string): string | null;
};
