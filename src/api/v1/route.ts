// A route of /api/v1 as data: what it takes, what it gives, who may call it, and the act. The server and the OpenAPI
// document are made from the same declaration, so that they cannot disagree.

import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Cookies, SignedIn, Visit } from '../../staff/staff.ts';
import type { Caller } from '../keys/keys.ts';
import type { Scope } from '../keys/scopes.ts';
import type { ApiDeps } from '../types.ts';

type Parts<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };

/** A request whose parts have been parsed. */
export type Call<P, Q, B> = Parts<P, Q, B> & {
  readonly caller: Caller;
  readonly idempotencyKey: string | null;
  /** The last event that the caller saw, where it follows a stream. */
  readonly lastEventId: string | null;
  /** The body of a route that takes a file. */
  readonly file: SentFile | null;
};

/** A file as it is sent: its type as the caller names it, and its bytes, which are not there yet. */
export type SentFile = { readonly type: string; readonly bytes: number; readonly stream: Readable };

/** A request of anyone who has the console open. */
export type OpenCall<P, Q, B> = Parts<P, Q, B> & { readonly visit: Visit };

/** A request of a person about themselves, whatever they are in a business. */
export type PersonCall<P, Q, B> = OpenCall<P, Q, B> & { readonly signedIn: SignedIn };

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  /** What a body that is a text is; by itself every body is JSON. */
  readonly type?: string;
  readonly replayed?: boolean;
  /** What the browser is to keep. */
  readonly cookies?: Cookies;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What an answer is: JSON of a shape, or a text of a type, or nothing. */
type AnswerSpec = { readonly description: string; readonly schema?: z.ZodType; readonly type?: string };

type Declared<P, Q, B> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api/v1, with `{id}` for parameters. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly bodyBytesMax?: number;
  /** The body is a file of one of these types, streamed, and no JSON. */
  readonly file?: readonly string[];
  /** Whether an Idempotency-Key is honoured. */
  readonly once?: boolean;
  /** What the audit trail keeps of it; by itself a change of whatever is not GET, and nothing of the rest. */
  readonly audit?: 'read' | 'change' | 'none';
  readonly answers: Readonly<Record<number, AnswerSpec>>;
};

export type RouteSpec<P, Q, B> = Declared<P, Q, B> & {
  readonly scope: Scope;
  handle(deps: ApiDeps, call: Call<P, Q, B>): Promise<Answer>;
};

type OpenSpec<P, Q, B> = Declared<P, Q, B> & {
  readonly scope: 'anyone';
  handle(deps: ApiDeps, call: OpenCall<P, Q, B>): Promise<Answer>;
};

type PersonSpec<P, Q, B> = Declared<P, Q, B> & {
  readonly scope: 'person';
  handle(deps: ApiDeps, call: PersonCall<P, Q, B>): Promise<Answer>;
};

export type Route =
  | RouteSpec<unknown, unknown, unknown>
  | OpenSpec<unknown, unknown, unknown>
  | PersonSpec<unknown, unknown, unknown>;

/** Whether a part of a request may be left out. */
export function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}

/** Declares a route; what `handle` gets has the types that the schemas parse to. */
export function route<P, Q, B>(spec: RouteSpec<P, Q, B>): Route {
  return spec;
}

/** Declares a route that anyone may call, from the console; what it changes is guarded by what it asks for. */
export function openRoute<P, Q, B>(spec: Omit<OpenSpec<P, Q, B>, 'scope'>): Route {
  return { ...spec, scope: 'anyone' } satisfies OpenSpec<P, Q, B>;
}

/** Declares a route for whoever is signed in, about themselves. */
export function personRoute<P, Q, B>(spec: Omit<PersonSpec<P, Q, B>, 'scope'>): Route {
  return { ...spec, scope: 'person' } satisfies PersonSpec<P, Q, B>;
}
