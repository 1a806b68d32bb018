// The pure rooms take time and chance as arguments and touch nothing outside: that is what makes a decision replay to
// the same result and a proof verify anywhere.
import { importsOf, roomOf } from './rooms.ts';
import { type Finding, findEach, findingAt, type Source } from './source.ts';

const pureRooms = ['kernel', 'policy', 'intent', 'merkle'];

/** What of `node:crypto` gives the same answer to the same input. */
const deterministic = [
  'createHash',
  'createHmac',
  'createPrivateKey',
  'createPublicKey',
  'createSecretKey',
  'hash',
  'KeyObject',
  'sign',
  'timingSafeEqual',
  'verify',
];

const impure: readonly [RegExp, string][] = [
  [/\b(?:async|await)\b|\bnew Promise\b/g, 'a pure room does not wait: take the value as an argument'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/g, 'a pure room has no clock: take the moment as an argument'],
  [
    /\bMath\.random\b|\brandom(?:Bytes|UUID|Int|Fill(?:Sync)?)\b|\bgetRandomValues\b/g,
    'a pure room has no chance: take the random bytes as an argument',
  ],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|fetch)\s*\(/g, 'a pure room starts nothing'],
  [/\bprocess\s*[.[]/g, 'a pure room does not know its process: take the value as an argument'],
];

/** Clocks, chance, waiting and I/O in the pure rooms. */
export function checkPurity(source: Source): Finding[] {
  if (!pureRooms.includes(roomOf(source.path) ?? '') || /\.test\.ts$/.test(source.path)) return [];
  return [
    ...impure.flatMap(([pattern, words]) => findEach(source, 'code', pattern, words)),
    ...importsOf(source).flatMap(({ to, index }) => {
      const words = objectionTo(to, source.uncommented.slice(index, source.uncommented.indexOf(';', index)));
      return words ? [findingAt(source, index, words)] : [];
    }),
  ];
}

function objectionTo(name: string, statement: string): string | undefined {
  if (!name.startsWith('node:')) return undefined;
  if (name !== 'node:crypto')
    return `a pure room does not import ${name}: do the I/O in a higher room and pass the result`;
  const taken = /\{([^}]*)\}/.exec(statement)?.[1]?.split(',') ?? ['everything'];
  const wrong = taken
    .map(part =>
      part
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s.*$/, ''),
    )
    .find(part => part !== '' && !deterministic.includes(part));
  return wrong ? `${wrong} of node:crypto is not pure: only ${deterministic.join(', ')}` : undefined;
}
