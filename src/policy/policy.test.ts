// What leaves by the door: the lists that the docs are compared with, and packs as others see them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consent, factsWith } from './case-facts.ts';
import { mergePacks } from './merge-packs.ts';
import { knownPacks, packsFor } from './packs-for.ts';
import { decide, packs, parseStricter, reasonCodes, rules, rulesVersion, stricterNames } from './policy.ts';
import { rulesInOrder } from './rules/rules.ts';

const known = knownPacks(packs);
const folder = join(import.meta.dirname, 'rules');
const filesOfRules = readdirSync(folder).filter(name => name !== 'rules.ts');

describe('the rules', () => {
  it('are each one file with its cases beside it, named by the id, and all of them are listed', () => {
    const ids = rulesInOrder.map(rule => rule.id);
    const withoutTests = filesOfRules.filter(name => !name.endsWith('.test.ts'));
    expect(withoutTests.sort()).toEqual(ids.flatMap(id => [`${id}.cases.ts`, `${id}.ts`]).sort());
    for (const name of filesOfRules) expect(ids).toContain(name.split('.')[0]);
  });

  it('have different ids, a title and sources that can be opened', () => {
    expect(new Set(rules.map(rule => rule.id)).size).toBe(rules.length);
    for (const { id, title, sources } of rules) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(title.length).toBeGreaterThan(5);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(source.url).toMatch(/^https:\/\/[a-z.-]+\//);
    }
  });

  it('say every code of the list between them', () => {
    const said = filesOfRules.map(name => readFileSync(join(folder, name), 'utf8')).join('\n');
    const elsewhere = ['DENY_NO_LEGAL_BASIS', 'DENY_POLICY_ERROR'];
    for (const code of reasonCodes) {
      expect(code).toMatch(/^(?:ALLOW|DEFER|DENY)_/);
      if (!elsewhere.includes(code)) expect(said, code).toContain(`'${code}'`);
    }
  });
});

describe('the packs', () => {
  it('are those that a decision names, with the version of the rules', () => {
    const facts = factsWith({ person: { countries: ['FR'], consents: [consent()] } });
    const ids = packsFor(known, facts).map(pack => pack.id);
    expect(decide(facts)).toMatchObject({ packs: ids, ruleset: `${rulesVersion}+${ids.join(',')}` });
    expect(mergePacks(packsFor(known, facts)).id).toBe(ids.join(','));
  });

  it('each have an id of their own, a title and sources', () => {
    expect(new Set(packs.map(pack => pack.id)).size).toBe(packs.length);
    for (const pack of packs) {
      expect(pack.title).not.toBe('');
      expect(pack.sources.length).toBeGreaterThan(0);
    }
  });

  it('have values that a business can make stricter, each named in the docs', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/reference/rules.md'), 'utf8');
    for (const name of stricterNames) expect(page).toContain(`\`${name}\``);
    expect(() => parseStricter({ nothing: 1 })).toThrow(TypeError);
  });
});
