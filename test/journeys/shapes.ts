// Makes values of a JSON Schema for fast-check, and spoils them: what a careless or a hostile client might send instead.

import fc from 'fast-check';

/** The part of JSON Schema that the OpenAPI document uses. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** Values that make sense under a name: a known purpose, a known number. Used half of the time. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const listMax = 4;

/** Values that the schema describes; at named members often one of the known ones. */
export function valuesOf(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const values = plainValuesOf(schema, known);
  const knownHere = known[name];
  return knownHere === undefined ? values : fc.oneof(fc.constantFrom(...knownHere), values);
}

function plainValuesOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map(choice => valuesOf(choice, known)));
  const { type } = schema;
  if (typeof type !== 'string') {
    return type === undefined
      ? fc.jsonValue()
      : fc.oneof(...type.map(one => plainValuesOf({ ...schema, type: one }, known)));
  }
  return (makers[type] ?? (() => fc.jsonValue()))(schema, known);
}

const makers: Readonly<Record<string, (schema: Schema, known: Known) => fc.Arbitrary<unknown>>> = {
  string: textsOf,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  integer: ({ minimum = -1_000, maximum = 1_000_000 }) => fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31) }),
  number: ({ minimum = -1e6, maximum = 1e6 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  array: ({ items, minItems = 0, maxItems = listMax }, known) =>
    fc.array(items === undefined ? fc.jsonValue() : valuesOf(items, known), {
      minLength: minItems,
      maxLength: Math.max(minItems, Math.min(maxItems, listMax)),
    }),
  object: objectsOf,
};

function textsOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true, min: new Date(0) }).map(date => date.toISOString());
  // Names that end in .invalid lead nowhere.
  if (format === 'uri') return fc.webPath().map(path => `https://nowhere.invalid${path}`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) });
}

function objectsOf({ properties, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  if (properties === undefined) return fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue(), { maxKeys: 3 });
  const members = Object.entries(properties).map(([name, one]) => [name, valuesOf(one, known, name)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

const odd: readonly unknown[] = [
  null,
  '',
  ' ',
  'a\0b',
  'a\ud800',
  '\u202e\u200b',
  'x'.repeat(5_000),
  '../../etc/passwd',
  "'; drop table contact; --",
  '{{7*7}}',
  '__proto__',
  'constructor',
  '0',
  '-1',
  '1e400',
  0,
  -1,
  -0,
  1.5,
  2 ** 53,
  Number.MAX_VALUE,
  true,
  [],
  {},
  [[[[]]]],
  { toString: 'x' },
  { length: 3 },
  '2026-13-45T99:99:99Z',
  '00000000-0000-0000-0000-000000000000',
];

/** The same value, or one in which some member is odd, missing or more than there should be. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const step = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'drop', 'add'),
    with: fc.constantFrom(...odd),
  });
  const steps = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(step, { maxLength: 3 }) },
  );
  return fc.tuple(values, steps).map(([value, spoils]) => spoils.reduce<unknown>((now, one) => spoil(now, one), value));
}

type Spoil = { readonly at: number; readonly how: string; readonly with: unknown };

function spoil(value: unknown, how: Spoil): unknown {
  if (value === null || typeof value !== 'object') return how.with;
  const members = Object.entries(value);
  const chosen = members[how.at % (members.length + 1)];
  if (chosen === undefined) return how.how === 'replace' ? how.with : { ...value, surplus: how.with };
  const [name, member] = chosen;
  if (Array.isArray(value)) {
    return how.how === 'add'
      ? [...value, how.with]
      : value.with(Number(name), spoil(member, { ...how, at: how.at >> 2 }));
  }
  const { [name]: _, ...rest } = value as Record<string, unknown>; // an object that is no list
  if (how.how === 'drop') return rest;
  return { ...rest, [name]: spoil(member, { ...how, at: how.at >> 2 }) };
}
