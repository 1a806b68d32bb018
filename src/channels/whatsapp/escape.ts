// Meta's spelling of JSON. Some clients check a signature over a body that they escaped again, so the bytes that we sign
// are spelled as Meta spells them.

/** JSON in printable ASCII: every other UTF-16 code unit as \uXXXX in lower case, so that it means the same. */
export function escapeNonAscii(json: string): string {
  return json.replace(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
