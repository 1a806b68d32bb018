// Registries: lists of states and trades of who wants no advertising, or of who agreed to it. A list is imported in
// pieces and comes into force as a whole; numbers stand in bodies only.

import { z } from 'zod';
import { canImport, type RegistryImport } from '../../contacts/contacts.ts';
import { isListStale, type KnownRegistry, knownRegistries } from '../../policy/policy.ts';
import { route } from './route.ts';
import { idOf, instant, written, writtenOrNull } from './shapes.ts';

const numbersMax = 5_000;
const numberLengthMax = 80;
/** JSON may write each letter of a number in six; no number is that long, but blanks are cheap. */
const bodyBytesMax = 1024 * 1024;
const toldMax = 10;

const registryId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/)
  .transform(id => id.toUpperCase())
  .meta({ description: 'The id of a registry, such as ZA-NCC-OPTOUT' });
const importParams = z.strictObject({ id: idOf('registry import') });

const importShape = z.object({
  id: z.string(),
  registry: z.string(),
  as_of: instant,
  state: z.enum(['open', 'applying', 'current', 'replaced', 'abandoned']),
  entries: z.number().meta({ description: 'Different numbers' }),
  skipped: z.number().meta({ description: 'Entries that could not be read as numbers' }),
  imported_at: instant.nullable(),
});

const registryShape = z.object({
  id: z.string(),
  kind: z
    .enum(['opted_out', 'registered'])
    .meta({ description: 'opted_out: who is on it gets no marketing. registered: a consent counts only on it' }),
  needed_by: z.array(z.string()).meta({ description: 'The packs that name it' }),
  channels: z.array(z.string()),
  spared_by_grade: z.string().nullable().meta({ description: 'Evidence of a consent that makes the list irrelevant' }),
  max_age_days: z.number(),
  state: z.enum(['never', 'fresh', 'stale']),
  stale_at: instant.nullable(),
  can_import: z.boolean().meta({ description: 'False for lists of e-mail addresses' }),
  current: importShape.nullable(),
  applying: importShape.nullable(),
});

export const listRegistries = route({
  method: 'GET',
  path: '/registries',
  operationId: 'listRegistries',
  summary: 'Every registry that a pack names: who needs it, the list that is in force, and whether it is fresh.',
  scope: 'decisions:read',
  answers: { 200: { description: 'All of them', schema: z.object({ items: z.array(registryShape) }) } },
  async handle(deps, { caller }) {
    const lists = await deps.contacts.registries.list(caller.businessId);
    const nowMs = deps.clock.now();
    return { status: 200, body: { items: knownRegistries.map(one => toldRegistry(one, lists, nowMs)) } };
  },
});

export const beginRegistryImport = route({
  method: 'POST',
  path: '/registries/{id}/imports',
  operationId: 'beginRegistryImport',
  summary: 'Begins the import of a list. The list before stays in force until this one is finished.',
  scope: 'policy:manage',
  params: z.strictObject({ id: registryId }),
  body: z.strictObject({
    as_of: instant.optional().meta({ description: 'When the list was as it is, RFC 3339; now if it is left out' }),
  }),
  answers: { 201: { description: 'The import, open for entries for a day', schema: importShape } },
  async handle(deps, { caller, params, body }) {
    const begun = await deps.contacts.registries.begin(caller.businessId, {
      registry: params.id,
      asOfMs: body.as_of === undefined ? undefined : Date.parse(body.as_of),
      keyId: caller.keyId,
    });
    return { status: 201, body: toldImport(begun) };
  },
});

export const addRegistryEntries = route({
  method: 'POST',
  path: '/registries/imports/{id}/entries',
  operationId: 'addRegistryEntries',
  summary: `Adds up to ${numbersMax} numbers, in any spelling, to an open import. The same numbers again change nothing.`,
  scope: 'policy:manage',
  params: importParams,
  body: z.strictObject({ numbers: z.array(z.string().max(numberLengthMax)).min(1).max(numbersMax) }),
  bodyBytesMax,
  answers: {
    200: {
      description: 'How many are new, how many cannot be read, and the places (from 0) of the first of these',
      schema: z.object({ added: z.number(), skipped: z.number(), skipped_at: z.array(z.number()) }),
    },
  },
  async handle(deps, { caller, params, body }) {
    const { added, unreadable } = await deps.contacts.registries.add(caller.businessId, {
      importId: params.id,
      numbers: body.numbers,
    });
    const told = { added, skipped: unreadable.length, skipped_at: unreadable.slice(0, toldMax) };
    return { status: 200, body: told };
  },
});

export const finishRegistryImport = route({
  method: 'POST',
  path: '/registries/imports/{id}/finish',
  operationId: 'finishRegistryImport',
  summary: 'Puts the list into force, and answers when every contact has followed. May be asked again.',
  scope: 'policy:manage',
  params: importParams,
  body: z.strictObject({
    accept_skipped: z
      .boolean()
      .default(false)
      .meta({ description: 'Take the list although more than 10 entries and more than 1 % could not be read' }),
  }),
  answers: { 200: { description: 'The list in force', schema: importShape } },
  async handle(deps, { caller, params, body }) {
    const done = await deps.contacts.registries.finish(caller.businessId, {
      importId: params.id,
      acceptSkipped: body.accept_skipped,
    });
    await deps.directory.refresh();
    return { status: 200, body: toldImport(done) };
  },
});

function toldRegistry(
  registry: KnownRegistry,
  lists: readonly RegistryImport[],
  nowMs: number,
): z.input<typeof registryShape> {
  const mine = lists.filter(one => one.registry === registry.id);
  const current = mine.find(one => one.state === 'current');
  const applying = mine.find(one => one.state === 'applying');
  return {
    id: registry.id,
    kind: registry.kind,
    needed_by: [...registry.packs],
    channels: [...registry.channels],
    spared_by_grade: registry.sparedByGrade,
    max_age_days: registry.maxAgeDays,
    state: stateOf(registry, current, nowMs),
    stale_at: current === undefined ? null : written(current.asOfMs + registry.maxAgeDays * dayMs),
    can_import: canImport(registry),
    current: current === undefined ? null : toldImport(current),
    applying: applying === undefined ? null : toldImport(applying),
  };
}

const dayMs = 24 * 3_600_000;

function stateOf(registry: KnownRegistry, current: RegistryImport | undefined, atMs: number) {
  if (current === undefined) return 'never';
  return isListStale(registry, { asOfMs: current.asOfMs, atMs }) ? 'stale' : 'fresh';
}

function toldImport(one: RegistryImport): z.input<typeof importShape> {
  return {
    id: one.id,
    registry: one.registry,
    as_of: written(one.asOfMs),
    state: one.state,
    entries: one.entries,
    skipped: one.skipped,
    imported_at: writtenOrNull(one.importedMs),
  };
}
