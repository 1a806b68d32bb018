// The console as static files under /console/: the page with a nonce of its own, its parts for good, and plain words
// where it has not been built. It has no privilege: what it shows it asks of /api/v1 like everybody else.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure, type Random } from '../../kernel/kernel.ts';
import { unbuiltPage } from './unbuilt-page.ts';

type Deps = { readonly random: Random };

export const consolePath = '/console/';

const builtFolder = join(import.meta.dirname, '..', '..', '..', 'console', 'dist');
const nonceBytes = 18;
const nonceMark = 'nonce-of-this-page';
const assetShape = /^[\w-]+(?:\.[\w-]+)*\.(js|css|svg|woff2)$/;
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Registers the console, and leads browsers that ask for the root to it. `folder` is where it was built. */
export function registerConsole(app: FastifyInstance, deps: Deps, folder = builtFolder): void {
  app.get<{ Querystring: { 'sign-in'?: unknown } }>('/', (request, reply) => {
    if (!wantsPage(request)) throw new Failure('route-not-allowed');
    const hasFailed = request.query['sign-in'] === 'failed';
    return reply.redirect(hasFailed ? `${consolePath}?sign-in=failed` : consolePath, 302);
  });
  // Links that are passed on by hand are short. What stands behind their # follows by itself.
  for (const page of ['invitation', 'new-password']) {
    app.get(`/${page}`, (_request, reply) => reply.redirect(consolePath + page, 302));
  }
  app.get('/console', (_request, reply) => reply.redirect(consolePath, 302));
  app.get<{ Params: { name: string } }>(`${consolePath}assets/:name`, (request, reply) =>
    sendAsset(folder, request, reply),
  );
  app.get(`${consolePath}*`, (_request, reply) => sendPage(deps, folder, reply));
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') === true;
}

/** Whatever lies below /console/ is the same page: it finds its way by itself. */
async function sendPage(deps: Deps, folder: string, reply: FastifyReply): Promise<FastifyReply> {
  const nonce = Buffer.from(deps.random.bytes(nonceBytes)).toString('base64');
  const built = await findBuilt(folder);
  const page = built === undefined ? unbuiltPage : await readFile(join(built, 'index.html'), 'utf8');
  return reply
    .code(built === undefined ? 503 : 200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policyFor(nonce))
    .send(page.replaceAll(nonceMark, nonce));
}

/**
 * Scripts come from this server only, and none stand in the page. The components write some style sheets of their own
 * into the page (variables of the theme), which carry the nonce; single styles are set by script, which no policy concerns.
 */
function policyFor(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function sendAsset(
  folder: string,
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name } = request.params;
  const type = types[assetShape.exec(name)?.[1] ?? ''];
  const built = await findBuilt(folder);
  if (type === undefined || built === undefined) throw new Failure('not-found');
  const asked = request.headers['accept-encoding'] ?? '';
  const found = await readBest(join(built, 'assets', name), String(asked));
  if (found === undefined) throw new Failure('not-found');
  if (found.encoding !== null) reply.header('content-encoding', found.encoding);
  return reply
    .header('content-type', type)
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(found.content);
}

const encodings = [
  { encoding: 'br', ending: '.br', wanted: /\bbr\b/ },
  { encoding: 'gzip', ending: '.gz', wanted: /\bgzip\b/ },
  { encoding: null, ending: '', wanted: /^/ },
] as const;

/** The smallest form that the browser takes, as it was made by the build. */
async function readBest(path: string, asked: string) {
  for (const { encoding, ending, wanted } of encodings) {
    if (!wanted.test(asked)) continue;
    const content = await readFile(path + ending).catch(() => undefined);
    if (content !== undefined) return { encoding, content };
  }
  return undefined;
}

/** The folder of the build that is in service; undefined while there is none. */
async function findBuilt(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'built.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const record: unknown = JSON.parse(text);
  const name = record !== null && typeof record === 'object' && 'folder' in record ? record.folder : undefined;
  return typeof name === 'string' ? join(folder, name) : undefined;
}
