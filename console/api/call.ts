// Calls the API of this server: only operations of its document, with the session's cookie and the business that is open.

import { type Operations, operations } from './operations.generated.ts';

/** What went wrong, as the API told it (RFC 9457). `status` 0: no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** The English title of its code; `message` says more where there is more to say. */
  readonly title: string;
  readonly problems: readonly {
    readonly field: string;
    readonly message: string;
    /** The kind of the fault. */
    readonly code?: string;
    readonly limit?: number;
  }[];

  constructor(told: {
    status: number;
    code?: string;
    detail?: string;
    title?: string;
    problems?: ApiProblem['problems'];
  }) {
    super(told.detail ?? told.title ?? '');
    this.name = 'ApiProblem';
    this.status = told.status;
    this.code = told.code ?? '';
    this.title = told.title ?? '';
    this.problems = told.problems ?? [];
  }
}

export type OperationId = keyof Operations;
export type Answer<Id extends OperationId> = Operations[Id]['answer'];
export type Body<Id extends OperationId> = Operations[Id]['body'];

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [name in Name]?: undefined }
  : { [name in Name]: Value };

/** What an operation takes; parts that it does not have are left out. */
export type Given<Id extends OperationId> = Part<'params', Operations[Id]['params']> &
  Part<'body', Operations[Id]['body']> & {
    query?: Operations[Id]['query'];
    headers?: Readonly<Record<string, string>>;
  };

const openBusiness: { id: string | null } = { id: null };

/** From now on the API is asked about this business. */
export function askAbout(businessId: string | null): void {
  openBusiness.id = businessId;
}

/** Calls an operation and gives its answer; throws ApiProblem. */
export async function call<Id extends OperationId>(
  id: Id,
  given: Given<Id>,
  signal?: AbortSignal,
): Promise<Answer<Id>> {
  return parsed(await callForText(id, given, signal)) as Answer<Id>; // as the document promises
}

/** The same with a file as the body. */
export async function callWithFile<Id extends OperationId>(
  id: Id,
  given: Omit<Given<Id>, 'body'>,
  file: File,
): Promise<Answer<Id>> {
  return await call(id, { ...given, body: file } as unknown as Given<Id>); // the document has no shape for a file
}

/** The same for an answer that is no JSON. */
export async function callForText<Id extends OperationId>(
  id: Id,
  given: Given<Id>,
  signal?: AbortSignal,
): Promise<string> {
  return await (await callForResponse(id, given, signal)).text();
}

/** The same for an answer that is read piece by piece, or is a file. */
export async function callForResponse<Id extends OperationId>(
  id: Id,
  given: Given<Id>,
  signal?: AbortSignal,
): Promise<Response> {
  const [method, path] = operations[id].split(' ') as [string, string]; // "GET /api/…", as generated
  const { params, query, body, headers } = given as WidestGiven; // its widest form
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = searchOf(query);
  return await request(method, filled + search, { body, signal, headers });
}

type WidestGiven = {
  params?: Record<string, string>;
  query?: object;
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
};

function searchOf(query: object | undefined): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}

async function request(
  method: string,
  path: string,
  { body, signal, headers }: Pick<WidestGiven, 'body' | 'headers'> & { signal: AbortSignal | undefined },
): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'x-assent-console': '1',
      ...(openBusiness.id === null ? {} : { 'x-assent-business': openBusiness.id }),
      ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    throw new ApiProblem({ status: 0 });
  });
  if (!response.ok) throw new ApiProblem({ ...parsed(await response.text()), status: response.status });
  return response;
}

function parsed(text: string): Record<string, unknown> | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
