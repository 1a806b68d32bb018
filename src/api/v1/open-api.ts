// The OpenAPI 3.1 document, made from the very declarations that the server runs.

import { z } from 'zod';
import { failures, problemCodes } from '../../kernel/kernel.ts';
import { sessionCookie } from '../../staff/staff.ts';
import { scopes } from '../keys/scopes.ts';
import { otherPaths } from './other-paths.ts';
import { isOptional, type Route } from './route.ts';
import { routes } from './routes.ts';

let text: string | undefined;

/** The document as JSON text; made once. */
export function openApiText(): string {
  text ??= JSON.stringify(openApi());
  return text;
}

/** The document. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/v1${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Assent',
      version: '1',
      description:
        'The consent-first gateway for WhatsApp. The Cloud-API-compatible routes at the root are Meta’s own.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ key: [] }, { session: [] }],
    paths: { ...paths, ...otherPaths },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: scopesInWords() },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: sessionInWords },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'What is wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'Ends in the code' },
    code: { type: 'string', enum: Object.keys(failures) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    retryable: { type: 'boolean' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message', 'code'],
        properties: {
          field: { type: 'string' },
          message: { type: 'string', description: 'For a person, in English' },
          code: { type: 'string', enum: problemCodes, description: 'The kind of the fault, for programs' },
          limit: { type: 'number', description: 'The number that was passed over or not reached' },
        },
      },
    },
  },
};

function scopesInWords(): string {
  return `An Assent API key. Scopes: ${Object.entries(scopes)
    .map(([name, words]) => `\`${name}\`: ${words}`)
    .join(' ')}`;
}

function operationOf(route: Route): Record<string, unknown> {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.once === true ? [idempotencyKey] : []),
  ];
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...needsOf(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.file === undefined ? {} : { requestBody: { required: true, content: filesOf(route.file) } }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: !isOptional(route.body),
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }),
    responses: { ...answersOf(route), default: { $ref: '#/components/responses/Problem' } },
  };
}

function filesOf(types: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(types.map(type => [type, { schema: { type: 'string', format: 'binary' } }]));
}

/** What a route needs of its caller, in words and as the document has it. */
function needsOf({ scope }: Route): Record<string, unknown> {
  if (scope === 'anyone') return { description: 'Needs nothing; from the console only.', security: [] };
  if (scope === 'person') return { description: 'Needs a person who is signed in.', security: [{ session: [] }] };
  return { description: `Needs the scope \`${scope}\`.` };
}

const sessionInWords =
  'A person who is signed in, in the business that the header `x-assent-business` names; it may be left out by who ' +
  'works for one. By https the cookie has the prefix `__Host-`. What changes something comes from the same origin, ' +
  'with the header `x-assent-console: 1`. The role says which scopes a person has.';

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and request give the first one’s answer for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function answersOf(route: Route): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, { description, schema, type }]) => [
      status,
      {
        description,
        ...(type === undefined ? {} : { content: { [type]: { schema: { type: 'string' } } } }),
        ...(schema === undefined ? {} : { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }),
      },
    ]),
  );
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _draft, ...made } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return made;
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): Record<string, unknown>[] {
  if (schema === undefined) return [];
  const made = schemaOf(schema, 'input');
  const required: unknown = made['required'];
  return Object.entries(made['properties'] ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (Array.isArray(required) && required.includes(name)),
    schema: property,
  }));
}
