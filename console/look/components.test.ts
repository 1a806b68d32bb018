// No component of the library lacks its style sheet, none is loaded for nothing, and they stand in the library's own order,
// on which their precedence rests: what the console imports is followed through the library's own modules.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const library = join(folder, '..', 'node_modules', '@mantine', 'core');
const foundations = ['baseline.css', 'default-css-variables.css', 'global.css'];

/** The names that the console's own modules take from the library, without types. */
function namesTaken(): Set<string> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.startsWith('dist'))
    .map(name => readFileSync(join(folder, name), 'utf8'));
  const lists = sources.flatMap(source => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]);
  const names = lists.flatMap(([, list = '']) => list.split(',').map(name => name.trim()));
  return new Set(
    names.filter(name => name !== '' && !name.startsWith('type ')).map(name => name.split(' as ')[0] ?? ''),
  );
}

/** The library's modules that stand behind names, by the list of its door. */
function modulesBehind(names: ReadonlySet<string>): Set<string> {
  const door = readFileSync(join(library, 'esm', 'index.mjs'), 'utf8');
  const seen = new Set<string>();
  const follow = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, next = ''] of readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g))
      follow(join(dirname(path), next));
  };
  for (const [, list = '', path = ''] of door.matchAll(/import \{([^}]*)\} from "(\.[^"]+)"/g)) {
    if (list.split(',').some(name => names.has(name.trim()))) follow(join(library, 'esm', path));
  }
  return seen;
}

/** The style sheets that have a class of these modules, in the order of the library's whole sheet. */
function sheetsOf(modules: ReadonlySet<string>): string[] {
  const whole = readFileSync(join(library, 'styles.css'), 'utf8');
  const classes = [...modules]
    .filter(path => path.endsWith('.module.mjs'))
    .flatMap(path => [...readFileSync(path, 'utf8').matchAll(/"(m_[0-9a-z]+)"/g)].map(([, name]) => `.${name}`));
  return readdirSync(join(library, 'styles'))
    .filter(name => !name.endsWith('.layer.css'))
    .map(name => ({ name, text: readFileSync(join(library, 'styles', name), 'utf8').trim() }))
    .filter(({ name, text }) => foundations.includes(name) || classes.some(one => text.includes(one)))
    .map(({ name, text }) => ({ name, at: whole.indexOf(text) }))
    .sort((one, other) => one.at - other.at)
    .map(({ name, at }) => (at < 0 ? `${name} is not in the whole sheet` : name));
}

it('components.css imports what the components of the console need, and nothing else', () => {
  const imports = readFileSync(join(import.meta.dirname, 'components.css'), 'utf8').matchAll(/@import "([^"]+)";/g);
  const needed = sheetsOf(modulesBehind(namesTaken()));
  expect(needed.length).toBeGreaterThan(foundations.length + 10);
  expect([...imports].map(([, path]) => path)).toEqual(needed.map(name => `@mantine/core/styles/${name}`));
});
