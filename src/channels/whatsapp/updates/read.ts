// Reads single values out of a payload of any shape. Nothing here throws; what does not fit is undefined.

type Fields = { readonly [key: string]: unknown };

const idMax = 512;
/** 2009, when WhatsApp began, to 2100: an instant outside is a mistake or a value in milliseconds. */
const secondsMin = 1_230_768_000;
const secondsMax = 4_102_444_800;

/** The members of an object; of anything else, none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The items of a list; of anything else, none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A short identifier or name: 1 to 512 characters, well formed, without control characters. */
export function idAt(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length === 0 || text.length > idMax) return undefined;
  return text.isWellFormed() && !hasControl(text) ? text : undefined;
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
}

const saidMax = 16_384;

/** What a person wrote, at most 16,384 characters; a lone surrogate becomes the replacement character. */
export function saidAt(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return (value.length > saidMax ? value.slice(0, saidMax) : value).toWellFormed();
}

/** A time in seconds (text or integer) as milliseconds; undefined when it is none, or not between 2009 and 2100. */
export function instantAt(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds)) return undefined;
  return seconds >= secondsMin && seconds <= secondsMax ? seconds * 1_000 : undefined;
}

/** An error code: a number, or digits in a text. */
export function codeAt(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof code === 'number' && Number.isSafeInteger(code) ? code : undefined;
}
