// Decisions of each version as they were recorded: the same facts lead to the same answer for ever, as a stored decision
// is replayed under its own version. It notices a rule or a pack that changed its answers without a new version.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRuleBook, rulesOf, rulesToday, rulesVersion } from './decide.ts';
import { packs } from './packs/packs.ts';
import { rulesInOrder } from './rules/rules.ts';
import { differences, packsOfToday, type Recorded, recordingOfToday } from './testing-recorded.ts';

// When today's version fails here, raise rulesVersion in decide.ts (a new rule gets `since`, the one that it replaces
// `until`), keep the old file, and write the new version down once, by this command. Only a version that was never
// released may be written anew.
//
//   node --input-type=module -e "import { recordingOfToday } from './src/policy/testing-recorded.ts'; \
//     process.stdout.write(recordingOfToday())" > src/policy/recorded/<version>.generated.json

const folder = join(import.meta.dirname, 'recorded');
const all = readdirSync(folder).map(
  name => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded] as const, // written by recordingOfToday
);
const today = all.find(([, { version }]) => version === rulesVersion)?.[1] ?? expect.fail('today is not recorded');

describe.each(all)('the decisions in %s', (name, recorded) => {
  it('are of the version that the file is named for', () => {
    expect(name).toBe(`${recorded.version}.generated.json`);
    expect(recorded.decisions.length).toBeGreaterThan(200);
  });

  it('are made again in the same way', () => {
    const book = recorded.version === rulesVersion ? rulesToday : rulesOf(recorded.version, recorded.packs);
    expect(differences(recorded, book)).toEqual([]);
  });
});

describe('the decisions of today', () => {
  it('are by the packs of today', () => {
    expect(JSON.parse(JSON.stringify(packsOfToday()))).toEqual(today.packs);
  });

  it('are made again in the same way by the packs that were recorded', () => {
    expect(differences(today, rulesOf(rulesVersion, today.packs))).toEqual([]);
  });

  it.each(rulesInOrder.map(rule => rule.id))('would be others without the rule %s', id => {
    const others = rulesInOrder.filter(rule => rule.id !== id);
    const book = { ...createRuleBook(rulesVersion, others, packs), laws: rulesToday.laws };
    expect(differences(today, book).length).toBeGreaterThan(0);
  });

  it('could be written down anew', () => {
    const written: Recorded = JSON.parse(recordingOfToday());
    expect(differences(written, rulesToday)).toEqual([]);
  });
});
