// The OpenAPI document tells of every route, and every reference in it leads somewhere.

import { expect, it } from 'vitest';
import { webhookPath } from '../webhooks.ts';
import { openApi, openApiText } from './open-api.ts';
import { routes } from './routes.ts';
import { comeBackPath } from './single-sign-on.ts';

const document = openApi();
const paths: Record<string, Record<string, { operationId: string }>> = JSON.parse(JSON.stringify(document['paths']));

it('has every route of the API, the webhooks and the health of the process', () => {
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  );
  const others = [
    `GET ${comeBackPath}`,
    `GET ${webhookPath}`,
    `POST ${webhookPath}`,
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
  ];
  expect(told.toSorted()).toEqual(
    [...routes.map(route => `${route.method} /api/v1${route.path}`), ...others].toSorted(),
  );
});

it('names every operation once', () => {
  const ids = Object.values(paths).flatMap(methods => Object.values(methods).map(one => one.operationId));
  expect(new Set(ids).size).toBe(ids.length);
});

it('describes every parameter of a path', () => {
  for (const route of routes) {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
    const operation = JSON.stringify(paths[`/api/v1${route.path}`]?.[route.method.toLowerCase()]);
    for (const name of named) expect(operation, route.path).toContain(`{"name":"${name}","in":"path","required":true`);
  }
});

it('refers only to what it has', () => {
  const references = [...openApiText().matchAll(/"\$ref":"#\/([^"]+)"/g)].map(match => match[1] ?? '');
  expect(references.length).toBeGreaterThan(20);
  for (const reference of new Set(references)) {
    const found = reference
      .split('/')
      .reduce<unknown>((at, name) => new Map(Object.entries(at ?? {})).get(name), document);
    expect(found, reference).toBeDefined();
  }
});
