// What every benchmark can be told on the command line. The defaults keep a run to about a minute.

import { parseArgs } from 'node:util';

export type Options = {
  /** Rounds; each measures every candidate once, in turn, so that a change of the machine's mood hits all of them. */
  readonly rounds: number;
  /** Seconds that one candidate is measured for in a round. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** People in the small and in the large database. */
  readonly people: number;
  readonly manyPeople: number;
  /** Folder that keeps the seeded databases for the next run; null: a temporary one, removed at the end. */
  readonly dataDir: string | null;
  /** Folder for CPU profiles of the server; null: no profile. */
  readonly profileDir: string | null;
};

const usage = `Options:
  --rounds <n>        rounds, each measuring every candidate in turn (5)
  --seconds <n>       seconds per candidate and round (3)
  --quick             2 rounds of 1 s and a tenth of the people: a look, not a figure
  --people <n>        people in the small database (10,000)
  --many-people <n>   people in the large database (1,000,000)
  --data-dir <folder> keep the seeded databases there and use them again
  --profile <folder>  write CPU profiles of the server there`;

const parsed = {
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  people: { type: 'string' },
  'many-people': { type: 'string' },
  'data-dir': { type: 'string' },
  profile: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Size = Pick<Options, 'rounds' | 'seconds' | 'warmUpSeconds' | 'people' | 'manyPeople'>;

const usual: Size = { rounds: 5, seconds: 3, warmUpSeconds: 3, people: 10_000, manyPeople: 1_000_000 };
const quick: Size = { rounds: 2, seconds: 1, warmUpSeconds: 3, people: 1_000, manyPeople: 100_000 };

/** The options of this run; explains them and ends when they are not understood. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({ options: parsed });
    if (values.help) return explain(0);
    const size = values.quick ? quick : usual;
    return {
      rounds: number(values.rounds, size.rounds),
      seconds: number(values.seconds, size.seconds),
      warmUpSeconds: size.warmUpSeconds,
      people: number(values.people, size.people),
      manyPeople: number(values['many-people'], size.manyPeople),
      dataDir: values['data-dir'] ?? null,
      profileDir: values.profile ?? null,
    };
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : String(cause));
    return explain(2);
  }
}

function number(text: string | undefined, usually: number): number {
  const value = text === undefined ? usually : Number(text);
  if (!(value > 0)) throw new Error(`${text} is not a number above 0`);
  return value;
}

function explain(code: number): never {
  console.log(usage);
  return process.exit(code);
}
