// Names of files and folders: kebab-case, named for what they hold, never for a drawer that anything fits in.
import type { Finding } from './source.ts';

const banned = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'shared',
  'lib',
  'core',
  'base',
  'manager',
  'service',
  'handler',
  'interfaces',
  'constants',
  'index',
];
const drawer = /-(?:utils?|helpers?|misc|manager|service|handler|interfaces|constants)$/;

/** File and folder names that are not kebab-case, or that say nothing. */
export function checkNames(path: string): Finding[] {
  return path.split('/').flatMap((part, at, parts) => {
    const isFile = at === parts.length - 1;
    const stem = isFile ? part.replace(/(?:\.(?:test|cases|db|generated|config|d))*\.[a-z]+$/, '') : part;
    const words = objection(stem);
    return words ? [{ path, line: 1, words: `"${part}": ${words}` }] : [];
  });
}

function objection(stem: string): string | undefined {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(stem)) return 'names are kebab-case';
  if (banned.includes(stem) || drawer.test(stem)) return 'name it for the verb or noun that it exports';
  return undefined;
}
