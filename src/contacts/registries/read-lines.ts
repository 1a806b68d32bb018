// A file as lines, whatever ends them, in bounded memory. UTF-8 unless the file begins with the mark of UTF-16, as some
// spreadsheets write it.

import { TextDecoder } from 'node:util';
import type { Line } from './adapter.ts';

const lineLengthMax = 10_000;
const lineEnd = /\r\n|[\r\n]/;

/** The lines of a file that comes in pieces. */
export async function* readLines(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  let decoder: TextDecoder | undefined;
  const cut = createCutter();
  for await (const piece of pieces) {
    if (piece.length === 0) continue;
    decoder ??= new TextDecoder(encodingOf(piece));
    yield* cut.add(decoder.decode(piece, { stream: true }));
  }
  yield* cut.add(decoder?.decode() ?? '');
  yield* cut.end();
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Keeps what has no end yet, up to the longest line; a line that is longer is told as null and not kept. */
function createCutter() {
  let rest = '';
  let isTooLong = false;
  return {
    *add(text: string): Generator<Line> {
      const all = rest + text;
      // A line feed may follow in the next piece.
      const held = all.endsWith('\r') ? '\r' : '';
      const parts = (held === '' ? all : all.slice(0, -1)).split(lineEnd);
      const last = parts.pop() ?? '';
      for (const part of parts) {
        yield isTooLong ? null : bounded(part);
        isTooLong = false;
      }
      isTooLong ||= bounded(last) === null;
      rest = (isTooLong ? '' : last) + held;
    },
    *end(): Generator<Line> {
      const isEnded = rest.endsWith('\r');
      const last = isEnded ? rest.slice(0, -1) : rest;
      if (isTooLong) yield null;
      else if (isEnded || last !== '') yield last;
    },
  };
}

function bounded(line: string): Line {
  return line.length > lineLengthMax ? null : line;
}
