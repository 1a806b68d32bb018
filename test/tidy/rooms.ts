// The map of the house as data, and the checks of it: imports go down the ranks, through doors, and never in a circle.
import { posix } from 'node:path';
import { type Finding, findingAt, type Source } from './source.ts';

/** Rank of each room; a room imports only rooms of a lower one. */
export const ranks: Readonly<Record<string, number>> = {
  kernel: 0,
  policy: 1,
  intent: 1,
  merkle: 1,
  'channels/whatsapp': 1,
  database: 1,
  vault: 2,
  contacts: 3,
  ledger: 3,
  staff: 3,
  messages: 4,
  campaigns: 5,
  rights: 5,
  conversations: 5,
  governance: 5,
  api: 6,
  app: 7,
};

/** Islands stand beside the ranks: what each may import, and nobody but `app` imports them. */
export const islands: Readonly<Record<string, readonly string[]>> = {
  emulator: ['kernel', 'channels/whatsapp'],
  console: [],
  widget: [],
  sdk: [],
};

/** Files beside a door that tests, and what is for tests only, may import from other rooms. */
const doorsForTests: readonly string[] = [
  'src/database/testing.ts',
  'src/kernel/testing.ts',
  'src/policy/testing-facts.ts',
  'src/staff/testing.ts',
];

export type Import = { from: string; to: string; index: number };

const FROM =
  /\b(?:import|export)\s+(?:type\s+)?(?:\*(?:\s+as\s+[\w$]+)?\s*|[\w$]+\s*,?\s*)?(?:\{[^}]*\}\s*)?from\s*['"]([^'"\n]+)['"]/g;
const BARE = /\bimport\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Every import and re-export of a file: `to` is a path from the root for our own files, else the package's name. */
export function importsOf(source: Source): Import[] {
  return [FROM, BARE]
    .flatMap(pattern => [...source.uncommented.matchAll(pattern)])
    .filter(match => /^(?:import|export)/.test(source.code.slice(match.index)))
    .map(match => {
      const name = match[1] ?? '';
      const to = name.startsWith('.') ? posix.join(posix.dirname(source.path), name) : name;
      return { from: source.path, to, index: match.index };
    });
}

/** The room that a path lies in (`channels/<name>` is one room), or undefined outside of `src/`. */
export function roomOf(path: string): string | undefined {
  return /^src\/(channels\/[^/]+|[^/]+)\//.exec(path)?.[1];
}

/** The one file through which other rooms import a room. */
export function doorOf(room: string): string {
  return `src/${room}/${posix.basename(room)}.ts`;
}

/** Imports that go up, sideways, past a door, or into a room that is not on the map. */
export function checkRooms(sources: readonly Source[]): Finding[] {
  return sources.flatMap(source =>
    importsOf(source).flatMap(({ to, index }) => {
      const words = objection(source.path, to);
      return words ? [findingAt(source, index, words)] : [];
    }),
  );
}

function objection(from: string, to: string): string | undefined {
  const room = roomOf(from);
  const target = roomOf(to);
  if (room && !isKnown(room)) return `the room "${room}" is not on the map: give it a rank in test/tidy/rooms.ts`;
  if (room && /^(?:test|bench|bin)\//.test(to)) return `src/ does not import ${to}: move what is needed into a room`;
  if (!target || target === room) return undefined;
  const isTest = /\.test\.ts$/.test(from) || !room;
  if (doorsForTests.includes(to) && isForTests(from)) return undefined;
  if (to !== doorOf(target)) return `${to} is behind a door: import ${doorOf(target)} and let it export what is needed`;
  if (isTest) return undefined;
  return room ? objectionToRank(room, target) : undefined;
}

/** Tests, what they share beside the code, and everything outside of the rooms. */
function isForTests(path: string): boolean {
  return /(?:\.test|\/testing)\.ts$/.test(path) || roomOf(path) === undefined;
}

function objectionToRank(room: string, target: string): string | undefined {
  const allowed = islands[room];
  if (allowed && !allowed.includes(target))
    return `the island ${room} imports only ${allowed.join(' and ') || 'nothing'}, not ${target}`;
  if (allowed) return undefined;
  if (target in islands)
    return room === 'app' ? undefined : `${target} is an island: only app/ starts it; talk to it over HTTP`;
  const from = ranks[room] ?? 0;
  const to = ranks[target] ?? 0;
  if (to < from) return undefined;
  return `${room} (rank ${from}) may not import ${target} (rank ${to}): move the noun down or call up by an event`;
}

function isKnown(room: string): boolean {
  return room in ranks || room in islands;
}

/** Circles of imports, by value or by type: one finding for each circle, at its first file. */
export function checkCycles(sources: readonly Source[]): Finding[] {
  const graph = new Map(sources.map(source => [source.path, importsOf(source).map(({ to }) => to)]));
  const done = new Set<string>();
  const found: Finding[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      const circle = [...trail.slice(start), path].join(' → ');
      found.push({ path, line: 1, words: `circle of imports: ${circle}; move what both need into a third file` });
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
