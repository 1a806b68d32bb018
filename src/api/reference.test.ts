// The reference pages and the program agree, both ways: routes, scopes, and the codes that a refusal becomes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOfKinds } from './failures/graph-failure.ts';
import { refusals } from './gateway/refusals.ts';
import { gatewayRoutes } from './gateway/routes.ts';
import { scopes } from './keys/scopes.ts';
import { routes } from './v1/routes.ts';

const page = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', name), 'utf8');

/** The rows of the tables of a page, cell by cell, without the marks of code. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim().replaceAll('`', '')),
    );
}

describe('the page of the gateway', () => {
  it('prints the allow-list with its scopes', () => {
    const printed = rows(page('gateway.md'))
      .filter(([path]) => /^(?:GET|POST|DELETE) \//.test(path ?? ''))
      .map(([path, scope]) => `${path} ${scope}`);
    expect(printed).toEqual(gatewayRoutes.map(route => `${route.name} ${route.scope}`));
  });
});

describe('the page of the API', () => {
  const text = page('api.md');

  it('has a section for every route, and no other', () => {
    const titles = [...text.matchAll(/^## `([^`]+)`$/gm)].map(match => match[1]);
    expect(titles.toSorted()).toEqual(routes.map(route => `${route.method} /api/v1${route.path}`).toSorted());
  });

  it('names the scope of each route', () => {
    for (const route of routes) {
      const section = text.split(`## \`${route.method} /api/v1${route.path}\`\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section.replaceAll('\n', ' '), route.path).toContain(`Scope: \`${route.scope}\``);
    }
  });

  it('prints every scope with what it opens', () => {
    const printed = rows(text).filter(([name]) => /[:]|^manage$/.test(name ?? '') && !name?.startsWith('-'));
    expect(printed).toEqual(Object.entries(scopes));
  });
});

describe('the page of the Graph codes', () => {
  const printed = rows(page('graph-codes.md'));

  it('prints the code and status of every refusal, in the order that decides', () => {
    expect(printed.filter(([name]) => /^(?:DENY|DEFER)_/.test(name ?? ''))).toEqual(
      refusals.map(one => [one.name, String(one.code), String(one.status)]),
    );
  });

  it('prints the code of every kind of failure', () => {
    const kinds = printed.filter(([name]) => name !== undefined && name in codesOfKinds);
    expect(kinds).toEqual(Object.entries(codesOfKinds).map(([kind, code]) => [kind, String(code)]));
  });
});
