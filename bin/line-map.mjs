// Reduces a source map to one entry a line: enough for a stack trace to name the file and the line, a fraction of the
// size, and so nearly nothing to read at each start.
import { SourceMap } from 'node:module';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A source map (version 3, https://tc39.es/ecma426/) of the same code that knows only where each line begins. */
export function lineMap(code, map) {
  const whole = new SourceMap(map);
  const sources = new Map();
  let last = { source: 0, line: 0 };
  const mappings = code.split('\n').map((text, line) => {
    const entry = whole.findEntry(line, text.search(/\S|$/));
    if (entry.originalSource === undefined || entry.generatedLine !== line) return '';
    const { originalSource, originalLine } = entry;
    if (!sources.has(originalSource)) sources.set(originalSource, sources.size);
    const at = { source: sources.get(originalSource), line: originalLine };
    const segment = [0, at.source - last.source, at.line - last.line, 0].map(encode).join('');
    last = at;
    return segment;
  });
  return { version: 3, sources: [...sources.keys()], names: [], mappings: mappings.join(';') };
}

/** A whole number as base64 VLQ: the sign in the lowest bit, five bits a digit, the sixth says that more follow. */
function encode(value) {
  let left = value < 0 ? (-value << 1) | 1 : value << 1;
  let digits = '';
  do {
    const digit = left & 31;
    left >>>= 5;
    digits += DIGITS[left > 0 ? digit | 32 : digit];
  } while (left > 0);
  return digits;
}
