// A route of /api/v1 as data: what it takes, what it gives, who may call it, and the act. The server and the OpenAPI
// document are made from the same declaration, so that they cannot disagree.

import type { z } from 'zod';
import type { Caller } from '../keys/keys.ts';
import type { Scope } from '../keys/scopes.ts';
import type { ApiDeps } from '../types.ts';

/** A request whose parts have been parsed. */
export type Call<P, Q, B> = {
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly idempotencyKey: string | null;
};

export type Answer = { readonly status: number; readonly body: unknown; readonly replayed?: boolean };

export type RouteSpec<P, Q, B> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api/v1, with `{id}` for parameters. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly bodyBytesMax?: number;
  /** Whether an Idempotency-Key is honoured. */
  readonly once?: boolean;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
  handle(deps: ApiDeps, call: Call<P, Q, B>): Promise<Answer>;
};

export type Route = RouteSpec<unknown, unknown, unknown>;

/** Declares a route; what `handle` gets has the types that the schemas parse to. */
export function route<P, Q, B>(spec: RouteSpec<P, Q, B>): Route {
  return spec;
}
