// What a thrown error is to a caller; a bug is logged by its name and its place, never by its words.

import type { FastifyRequest } from 'fastify';
import type { Failure } from '../../kernel/kernel.ts';
import type { ApiDeps } from '../types.ts';
import { failureOf } from './statuses.ts';

const placesMax = 4;

/** The failure that a request ended in; null for a bug, which is logged. */
export function failureIn(deps: Pick<ApiDeps, 'log'>, request: FastifyRequest, error: unknown): Failure | null {
  const failure = failureOf(error);
  if (failure === null) {
    const { method, url } = request.routeOptions;
    deps.log.error({ method, route: url, error: nameOf(error), at: placesOf(error) }, 'a request failed by a bug');
  }
  return failure;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** File and line of the topmost calls. The words of an error may quote data; its places do not. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const places = [...(error.stack ?? '').matchAll(/\n\s+at .*?([\w.-]+\.[mc]?[jt]s:\d+):\d+\)?/g)];
  return places.slice(0, placesMax).map(place => place[1] ?? '');
}
