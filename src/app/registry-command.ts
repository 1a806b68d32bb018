// `assent registry …`: lists of registries on the command line. Numbers are read from the file and never printed; lines
// that cannot be read are told by their place.

import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Progress, RegistryImport } from '../contacts/contacts.ts';
import { type BusinessId, Failure } from '../kernel/kernel.ts';
import { isListStale, knownRegistries } from '../policy/policy.ts';
import type { House } from './compose.ts';

const importOptions = {
  'as-of': { type: 'string' },
  'accept-skipped': { type: 'boolean', default: false },
} as const;

/** Imports a file as the list of a registry, with progress on standard error. */
export async function importRegistry(
  house: Pick<House, 'contacts'>,
  businessId: BusinessId,
  rest: readonly string[],
): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...rest], options: importOptions, allowPositionals: true });
  const [registry, path] = positionals;
  if (registry === undefined || path === undefined) {
    throw new Failure(
      'request-invalid',
      'say which registry and which file: assent registry import <id> <file> [--as-of 2026-11-01] (ids: assent registry list)',
    );
  }
  const asOfMs = values['as-of'] === undefined ? undefined : instantOf(values['as-of']);
  await access(path).catch(() => {
    throw new Failure('request-invalid', `the file ${path} cannot be read`);
  });
  const progress = createProgress();
  const { done, unreadable } = await house.contacts.registries
    .importFile(businessId, {
      registry: registry.toUpperCase(),
      asOfMs,
      pieces: createReadStream(path),
      acceptSkipped: values['accept-skipped'],
      onProgress: progress.tell,
    })
    .finally(progress.end);
  console.log(`${done.registry} is in force as of ${dayOf(done.asOfMs)}, with ${done.entries} numbers.`);
  if (done.skipped > 0) {
    const more = done.skipped > unreadable.length ? ' and more' : '';
    console.log(`${done.skipped} lines could not be read: ${unreadable.join(', ')}${more}.`);
  }
  return 0;
}

/** Prints every registry that a pack names, and how fresh its list is. */
export async function listRegistries(
  house: Pick<House, 'contacts'>,
  businessId: BusinessId,
  nowMs: number,
): Promise<number> {
  const lists = await house.contacts.registries.list(businessId);
  const width = Math.max(...knownRegistries.map(one => one.id.length));
  for (const registry of knownRegistries) {
    const current = lists.find(one => one.registry === registry.id && one.state === 'current');
    const how = current === undefined ? '⊘ never imported' : standing(registry, current, nowMs);
    const needed = `needed by ${registry.packs.join(', ')} for ${registry.channels.join(', ')}`;
    console.log(`${registry.id.padEnd(width)}  ${how}  (${needed}; anew every ${registry.maxAgeDays} days)`);
  }
  return 0;
}

function standing(registry: { maxAgeDays: number }, list: RegistryImport, atMs: number): string {
  const mark = isListStale(registry, { asOfMs: list.asOfMs, atMs }) ? '⊘ stale' : '✓ fresh';
  return `${mark}, as of ${dayOf(list.asOfMs)}, ${list.entries} numbers`;
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** A day is meant from its beginning, in UTC: a list is never made younger than it may be. */
function instantOf(text: string): number {
  const isDay = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const atMs = isDay ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(atMs)) return atMs;
  throw new Failure('request-invalid', '--as-of is no day such as 2026-11-01, nor an instant in RFC 3339');
}

const toldEvery = 100_000;

/** One line that is written over on a terminal; elsewhere the beginning of each part, and a line now and then. */
function createProgress() {
  const { isTTY } = process.stderr;
  let told = { doing: '', upTo: 0 };
  return {
    tell: (progress: Progress): void => {
      const [count, words] = inWords(progress);
      if (isTTY) process.stderr.write(`\r\u001b[K${words}`);
      else if (told.doing !== progress.doing || count >= told.upTo) {
        told = { doing: progress.doing, upTo: count + toldEvery };
        process.stderr.write(`${words}\n`);
      }
    },
    end: (): void => void (isTTY && process.stderr.write('\r\u001b[K')),
  };
}

function inWords(progress: Progress): [count: number, words: string] {
  if (progress.doing === 'applying') return [progress.people, `${progress.people} people looked at`];
  const { lines, entries, skipped } = progress;
  return [lines, `${lines} lines read, ${entries} numbers, ${skipped} unreadable`];
}
