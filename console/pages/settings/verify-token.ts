// The token by which Meta knows, when it verifies the webhook’s address, that it is the one that was meant.

const verifyBytes = 18;

/** A token that nobody can guess. */
export function newVerifyToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(verifyBytes)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
