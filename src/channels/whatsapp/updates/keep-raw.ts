// The raw part that an update carries must be storable: bounded in depth, and of texts that a database takes. What is
// deeper is cut and what is malformed replaced; the signed bytes of the whole webhook are kept elsewhere.

const depthMax = 32;

/** The value itself when it is storable, else a copy that is. */
export function keepRaw(value: unknown): unknown {
  return isStorable(value, 0) ? value : mended(value, 0);
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isStorableText(value);
  if (value === null || typeof value !== 'object') return true;
  if (depth >= depthMax) return false;
  if (Array.isArray(value)) return value.every(item => isStorable(item, depth + 1));
  return Object.entries(value).every(([key, item]) => isStorableText(key) && isStorable(item, depth + 1));
}

function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function mended(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mendedText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= depthMax) return null;
  if (Array.isArray(value)) return value.map(item => mended(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [mendedText(key), mended(item, depth + 1)] as const),
  );
}

function mendedText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u{fffd}');
}
