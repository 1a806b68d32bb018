// Bytes and signature of a webhook, as Meta makes them: non-ASCII escaped, signed over exactly these bytes.

import { hmacSha256 } from '../../kernel/kernel.ts';

/** The body of a webhook and its X-Hub-Signature-256. */
export function signedBody(value: unknown, appSecret: string): { body: Buffer; signature: string } {
  const body = Buffer.from(escapeNonAscii(JSON.stringify(value)), 'latin1');
  return { body, signature: `sha256=${hmacSha256(Buffer.from(appSecret), body).toString('hex')}` };
}

function escapeNonAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
