// Headers to Meta and back: ours in place of the caller's credentials, and nothing that belongs to one connection only.

type HeadersIn = { readonly [name: string]: string | string[] | undefined };

const ofOneConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const ours = new Set(['authorization', 'cookie', 'host', 'expect', 'accept-encoding']);

/** The headers of a request, with Meta's token. The length of a body that is not streamed is counted anew. */
export function requestHeaders(
  request: { readonly token: string; readonly headers?: Readonly<Record<string, string>> },
  streamed: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    const lower = name.toLowerCase();
    if (ofOneConnection.has(lower) || ours.has(lower) || (lower === 'content-length' && !streamed)) continue;
    headers[lower] = value;
  }
  if (request.token !== '') headers['authorization'] = `Bearer ${request.token}`;
  return headers;
}

/** The headers of an answer as single texts, without those of the connection. */
export function answerHeaders(headers: HeadersIn): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (value === undefined || ofOneConnection.has(lower)) continue;
    plain[lower] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
