// From where a browser comes: under which address it has the console open, and whether that is a place from which the
// console may act. A page of somebody else's, or a name that was made to point here, is refused.

import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../kernel/kernel.ts';
import type { Visit } from '../../staff/staff.ts';
import { plainCookies } from './cookies.ts';

type Deps = { readonly publicUrl: string | null };

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** Only a script of the same origin can send it without being asked for leave first. */
const consoleHeader = 'x-assent-console';
const lengthMax = 300;

/** Who visits, as far as a log-in must know. */
export function visitOf(deps: Deps, request: FastifyRequest): Visit {
  const origin = originOf(deps, request);
  return {
    origin,
    cookies: plainCookies(request.headers.cookie ?? '', isSecure(origin)),
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, lengthMax),
  };
}

/** Whether cookies go by https only. */
export function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

/** Stops with `origin-refused` what changes something and was not sent by the console itself. */
export function requireConsole(deps: Deps, request: FastifyRequest): void {
  if (safeMethods.includes(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const own = originOf(deps, request);
  const told = origin !== undefined || site !== undefined;
  const same = (origin === undefined || origin === own) && (site === undefined || site === 'same-origin');
  if (!told || !same || request.headers[consoleHeader] !== '1') {
    throw new Failure('origin-refused', `a change by cookie comes from ${own}, with the header ${consoleHeader}: 1`);
  }
}

/** The address of the console for this request; throws `origin-refused` under a name that is not ours. */
function originOf(deps: Deps, request: FastifyRequest): string {
  const host = request.headers.host ?? '';
  const known = deps.publicUrl === null ? undefined : new URL(deps.publicUrl);
  if (known !== undefined && isAt(known, request, host)) return known.origin;
  const own = `${request.protocol}://${host}`;
  if (URL.canParse(own) && isLocal(new URL(own).hostname)) return new URL(own).origin;
  throw new Failure('origin-refused', 'under this name the console is opened only when ASSENT_PUBLIC_URL says so');
}

/** A proxy may pass another Host on: then the browser's own word or its cookies say so. */
function isAt(known: URL, request: FastifyRequest, host: string): boolean {
  if (host === known.host || request.headers.origin === known.origin) return true;
  return request.headers.cookie?.includes('__Host-assent.') === true;
}

/** Names that nobody else can make point here: this machine's own, and addresses. */
function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}
