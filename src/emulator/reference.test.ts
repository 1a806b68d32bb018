// The reference page and the emulator say the same: every switch with its default, every action, every fault.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionSchema } from './acts/actions.ts';
import { faultSchema } from './chaos.ts';
import { defaultSwitches } from './switches.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/reference/emulator.md'), 'utf8');

/** The rows of the table under a heading: the name in the first cell, the text of the second. */
function rows(heading: string): [string, string][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([\w-]+)` +\| ([^|]*?) *\|/gm)]
    .map((match): [string, string] => [match[1] ?? '', match[2] ?? ''])
    .filter(([name]) => name !== 'do' && name !== 'act');
}

describe('docs/reference/emulator.md', () => {
  it('lists every switch with its default', () => {
    const said = Object.fromEntries(rows('Switches').map(([name, value]) => [name, value.replace(/[`,]/g, '')]));
    const real = Object.fromEntries(Object.entries(defaultSwitches()).map(([name, value]) => [name, String(value)]));
    expect(said).toEqual(real);
  });

  it('lists every action and every fault', () => {
    const acts = actionSchema.options.map(option => option.shape.do.value);
    expect(rows('Actions').map(([name]) => name)).toEqual(acts);
    expect(rows('Faults').map(([name]) => name)).toEqual(faultSchema.shape.act.options);
  });
});
