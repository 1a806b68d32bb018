// `assent policy …`: the rule book on the command line. Only `diff` looks at stored people; nothing here sends.

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { packsNamed, parseFacts } from '../api/api.ts';
import { Failure } from '../kernel/kernel.ts';
import type { Business, Compared, Comparison } from '../messages/messages.ts';
import {
  type Decision,
  decide,
  mergePacks,
  type Pack,
  packs,
  parseLooser,
  parseStricter,
  proposals,
  tryCases,
  valuesInWords,
} from '../policy/policy.ts';
import type { House } from './compose.ts';

const marks = { allow: '✓', defer: '◷', deny: '⊘' } as const;

/** Decides on facts from a file and says why. Exit code 0 whatever the answer is. */
export async function explainFacts(rest: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined) throw new Failure('request-invalid', 'say which file: assent policy explain <facts.json>');
  const decision = decide(parseFacts(await readText(path)));
  if (values.json) console.log(JSON.stringify(decision, null, 2));
  else for (const line of decisionLines(decision)) console.log(line);
  return 0;
}

/** A decision as a person reads it: the outcome, every reason with its rule and sources, what must go along. */
export function decisionLines(decision: Decision): string[] {
  const until = decision.untilMs === null ? '' : `, at the earliest at ${new Date(decision.untilMs).toISOString()}`;
  return [
    `${marks[decision.outcome]} ${decision.outcome}, judged as ${decision.class}${until}`,
    '',
    ...decision.reasons.flatMap(reason => [
      `  ${marks[reason.effect]} ${reason.code}  (rule ${reason.rule})`,
      `    ${reason.words}`,
      ...reason.sources.map(source => `    ${source.title}`),
    ]),
    ...(decision.obligations.length === 0
      ? []
      : ['', 'With it must go:', ...decision.obligations.map(one => `  ${one.kind}  (rule ${one.rule})`)]),
    '',
    `Rules ${decision.ruleset}`,
  ];
}

/** Tries every case of every rule and pack; exit code 1 when one does not come out as it says. */
export async function testPolicy(rest: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...rest], options: { json: { type: 'boolean', default: false } } });
  const cases = await tryCases();
  const failed = cases.filter(one => one.got !== one.expected);
  if (values.json) {
    console.log(JSON.stringify(cases, null, 2));
    return failed.length === 0 ? 0 : 1;
  }
  const byName = Map.groupBy(cases, one => one.of);
  const width = Math.max(...[...byName.keys()].map(name => name.length));
  for (const [name, mine] of byName) {
    const wrong = mine.filter(one => one.got !== one.expected);
    console.log(`${wrong.length === 0 ? '✓' : '⊘'} ${name.padEnd(width)}  ${String(mine.length).padStart(3)} cases`);
    for (const one of wrong)
      console.log(`    ${one.title}: expected ${one.expected ?? 'silence'}, got ${one.got ?? 'silence'}`);
  }
  console.log(`\n${cases.length - failed.length} of ${cases.length} cases come out as they say.`);
  return failed.length === 0 ? 0 : 1;
}

/** Prints packs and what they come to together. */
export function printPacks(rest: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const ids = positionals.flatMap(one => one.split(',')).filter(one => one !== '');
  if (ids.length === 0) {
    for (const line of listLines()) console.log(line);
    return 0;
  }
  const found = packsNamed(ids);
  if (values.json) console.log(JSON.stringify({ packs: found, together: mergePacks(found) }, null, 2));
  else for (const line of packLines(found)) console.log(line);
  return 0;
}

function listLines(): string[] {
  return [
    ...packs.map(pack => `${pack.id.padEnd(11)}  ${pack.title}`),
    '',
    'Proposed, and in force nowhere:',
    ...proposals.flatMap(one => [
      `${one.id.padEnd(11)}  ${one.title}`,
      ...one.wouldChange.map(change => `${' '.repeat(13)}${change.what}`),
    ]),
    '',
    'Look into some of them with: assent policy packs de,us',
  ];
}

/** As wide as the longest meaning of a parameter. */
const titleWidth = 70;

function packLines(found: readonly Pack[]): string[] {
  const together = found.length > 1 ? [{ ...mergePacks(found), title: 'Together (the strictest of each)' }] : [];
  return [...found, ...together].flatMap(pack => [
    `${pack.id}  ${pack.title}  (read with ${pack.confidence} confidence)`,
    ...valuesInWords(pack).map(({ name, title, value }) => `  ${title.padEnd(titleWidth)}  ${value}  [${name}]`),
    ...pack.changes.map(change => `  from ${change.from}: ${change.what}`),
    ...(Object.keys(pack.atLoosest).length === 0
      ? []
      : [`  may be made looser, with a reason: ${Object.keys(pack.atLoosest).join(', ')}`]),
    ...pack.sources.map(source => `  § ${source.title}`),
    '',
  ]);
}

const diffOptions = {
  purpose: { type: 'string' },
  audience: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Who becomes reachable, or no longer is, under other values: a dry run over the stored people. */
export async function comparePolicy(house: House, business: Business, rest: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...rest], options: diffOptions, allowPositionals: true });
  const [oldPath, newPath] = positionals;
  if (oldPath === undefined || newPath === undefined) {
    throw new Failure(
      'request-invalid',
      'say what to compare: assent policy diff <old.json|current> <new.json> --audience (a file holds {"stricter": {…}, "looser": {…}})',
    );
  }
  const [old, now] = [await ownValues(business, oldPath), await ownValues(business, newPath)];
  if (!values.audience) return printChange(old, now);
  const [sender] = house.directory.senders(business.id);
  if (sender === undefined) throw new Failure('not-found', 'there is no sender yet: run `assent sender add`');
  const purpose = purposeOf(business, values.purpose);
  const total = await comparePages(house, { businessId: business.id, old, now, purpose, sender });
  if (values.json) console.log(JSON.stringify(total, null, 2));
  else for (const line of audienceLines(total, purpose.title)) console.log(line);
  return 0;
}

function purposeOf(business: Business, wanted: string | undefined) {
  const all = [...business.purposes.values()];
  const found =
    wanted === undefined ? all.find(one => one.class.startsWith('marketing')) : business.purposes.get(wanted);
  if (found !== undefined) return found;
  throw new Failure('not-found', `name one of the purposes with --purpose: ${all.map(one => one.id).join(', ')}`);
}

const pageSize = 5_000;

async function comparePages(house: House, what: Omit<Comparison, 'after' | 'limit'>): Promise<Compared> {
  const people = await house.contacts.count(what.businessId);
  let total: Compared = nobodyYet;
  do {
    const page = await house.messages.compareAudience({ ...what, after: total.next, limit: pageSize });
    total = both(total, page);
    if (process.stderr.isTTY) process.stderr.write(`\r${total.checked} of ${people} people `);
  } while (total.next !== null);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return total;
}

const nobodyYet: Compared = {
  checked: 0,
  reachableBefore: 0,
  reachableAfter: 0,
  gained: { people: 0, byRule: {} },
  lost: { people: 0, byRule: {} },
  next: null,
};

function both(one: Compared, other: Compared): Compared {
  return {
    checked: one.checked + other.checked,
    reachableBefore: one.reachableBefore + other.reachableBefore,
    reachableAfter: one.reachableAfter + other.reachableAfter,
    gained: bothMoved(one.gained, other.gained),
    lost: bothMoved(one.lost, other.lost),
    next: other.next,
  };
}

function bothMoved(one: Compared['gained'], other: Compared['gained']): Compared['gained'] {
  const names = new Set([...Object.keys(one.byRule), ...Object.keys(other.byRule)]);
  return {
    people: one.people + other.people,
    byRule: Object.fromEntries([...names].map(name => [name, (one.byRule[name] ?? 0) + (other.byRule[name] ?? 0)])),
  };
}

function audienceLines(total: Compared, purpose: string): string[] {
  const rules = (moved: Compared['gained']): string[] =>
    Object.entries(moved.byRule)
      .toSorted((one, other) => other[1] - one[1])
      .map(([rule, people]) => `    ${String(people).padStart(8)}  ${rule}`);
  return [
    `${purpose}: ${total.checked} people looked at, nothing sent.`,
    `  reachable before  ${total.reachableBefore}`,
    `  reachable after   ${total.reachableAfter}`,
    `  ✓ ${total.gained.people} would become reachable${total.gained.people === 0 ? '' : '; these rules stand in the way now:'}`,
    ...rules(total.gained),
    `  ⊘ ${total.lost.people} would no longer be${total.lost.people === 0 ? '' : '; these rules would stand in the way:'}`,
    ...rules(total.lost),
  ];
}

type Own = Comparison['old'];

function printChange(old: Own, now: Own): number {
  for (const kind of ['stricter', 'looser'] as const) {
    const names = [...new Set([...Object.keys(old[kind]), ...Object.keys(now[kind])])].sort();
    for (const name of names) {
      const [before, after] = [JSON.stringify(old[kind][name]), JSON.stringify(now[kind][name])];
      if (before !== after)
        console.log(`${kind} ${name}: ${before ?? 'as the law says'} -> ${after ?? 'as the law says'}`);
    }
  }
  console.log('Add --audience to see whom it would concern.');
  return 0;
}

async function ownValues(business: Business, path: string): Promise<Own> {
  if (path === 'current') return { stricter: business.stricter, looser: business.looser };
  const given = parseValues(path, await readText(path));
  const { stricter = {}, looser = {} } = Object(given) as { stricter?: Own['stricter']; looser?: Own['looser'] }; // checked below
  try {
    parseStricter(stricter);
    parseLooser(looser);
  } catch (cause) {
    throw new Failure('request-invalid', `${path}: ${cause instanceof TypeError ? cause.message : 'cannot be read'}`);
  }
  return { stricter, looser };
}

function parseValues(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('request-invalid', `${path} is not JSON; it holds {"stricter": {…}, "looser": {…}}`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Failure('request-invalid', `the file ${path} cannot be read`);
  }
}
