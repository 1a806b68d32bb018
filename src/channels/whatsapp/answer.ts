// What a request to Meta is and what can become of it.

export type Fate = 'not-sent' | 'unknown';

export type WhatsAppRequest<Body> = {
  readonly baseUrl: string;
  readonly method: string;
  /** Path and query, beginning with a slash; it is put behind the path of the base URL. */
  readonly path: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
  readonly timeoutMs: number;
};

export type Answered<Body> = {
  readonly kind: 'answered';
  readonly status: number;
  readonly contentType: string;
  readonly headers: Record<string, string>;
  readonly body: Body;
};

export type Failed = { readonly kind: 'failed'; readonly fate: Fate };
