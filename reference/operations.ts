// The operations of the OpenAPI document as TypeScript: what each takes and gives, and where it lies. The console calls
// the API by these alone, so that nothing it does is undocumented.

import { fileURLToPath } from 'node:url';
import { openApi } from '../src/api/v1/open-api.ts';

type Schema = { readonly [name: string]: unknown };

/** Where the written operations lie. */
export const operationsFile = fileURLToPath(new URL('../console/api/operations.generated.ts', import.meta.url));

/** The text of that file. */
export function writtenOperations(): string {
  const operations = operationsIn(openApi()).sort((one, other) => (one.id < other.id ? -1 : 1));
  return [
    '// Written by `npm run docs` from the OpenAPI document. Do not edit.',
    '',
    'export type Operations = {',
    ...operations.map(one => `  ${one.id}: ${typeOfOperation(one)};`),
    '};',
    '',
    'export const operations = {',
    ...operations.map(one => `  ${one.id}: '${one.method} ${one.path}',`),
    '} as const satisfies Record<keyof Operations, string>;',
    '',
  ].join('\n');
}

type Operation = { id: string; method: string; path: string; spec: Schema };

function operationsIn(document: Schema): Operation[] {
  return Object.entries(objectIn(document, 'paths')).flatMap(([path, methods]) =>
    Object.entries(asSchema(methods)).flatMap(([method, spec]) => {
      const id = asSchema(spec)['operationId'];
      const isOurs = typeof id === 'string' && path.startsWith('/api/v1/');
      return isOurs ? [{ id, method: method.toUpperCase(), path, spec: asSchema(spec) }] : [];
    }),
  );
}

function typeOfOperation({ spec }: Operation): string {
  const parameters = listIn(spec, 'parameters').map(asSchema);
  const parts = [
    ['params', parametersType(parameters.filter(one => one['in'] === 'path'))],
    ['query', parametersType(parameters.filter(one => one['in'] === 'query'))],
    ['body', typeOf(contentOf(objectIn(spec, 'requestBody')))],
    ['answer', answerType(objectIn(spec, 'responses'))],
  ];
  return `{ ${parts.map(([name, type]) => `${name}: ${type}`).join('; ')} }`;
}

function parametersType(parameters: readonly Schema[]): string {
  if (parameters.length === 0) return 'undefined';
  const members = parameters.map(one => {
    const mark = one['required'] === true ? '' : '?';
    return `${nameOf(String(one['name']))}${mark}: ${typeOf(asSchema(one['schema']))}`;
  });
  return `{ ${members.join('; ')} }`;
}

function answerType(responses: Schema): string {
  const good = Object.entries(responses).filter(([status]) => /^2/.test(status));
  return [...new Set(good.map(([, response]) => typeOf(contentOf(asSchema(response)))))].join(' | ');
}

function contentOf(holder: Schema): Schema | undefined {
  const json = objectIn(objectIn(holder, 'content'), 'application/json');
  return 'schema' in json ? asSchema(json['schema']) : undefined;
}

function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) return 'undefined';
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map(value => JSON.stringify(value)).join(' | ');
  const either = [...listIn(schema, 'anyOf'), ...listIn(schema, 'oneOf')].map(one => typeOf(asSchema(one)));
  if (either.length > 0) return [...new Set(either)].join(' | ');
  const { type } = schema;
  if (Array.isArray(type)) return type.map(one => typeOf({ ...schema, type: one })).join(' | ');
  if (type === 'array') return `(${typeOf(asSchema(schema['items'] ?? {}))})[]`;
  if (type === 'object') return objectType(schema);
  return primitives[String(type)] ?? 'unknown';
}

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function objectType(schema: Schema): string {
  const required = listIn(schema, 'required');
  const members = Object.entries(objectIn(schema, 'properties')).map(
    ([name, one]) => `${nameOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(asSchema(one))}`,
  );
  if (members.length > 0) return `{ ${members.join('; ')} }`;
  const rest = schema['additionalProperties'];
  const value = rest !== null && typeof rest === 'object' ? typeOf(asSchema(rest)) : 'unknown';
  return `{ [name: string]: ${value} }`;
}

function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function asSchema(value: unknown): Schema {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

function objectIn(holder: Schema, name: string): Schema {
  return asSchema(holder[name]);
}

function listIn(holder: Schema, name: string): readonly unknown[] {
  const value = holder[name];
  return Array.isArray(value) ? value : [];
}
