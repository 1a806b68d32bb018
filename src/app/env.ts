// The only file that reads the environment. Every variable is listed once, with its default and its meaning; all
// problems are told at once.

import type { Problem } from '../kernel/kernel.ts';

export type Configuration = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly masterKeyFile: string | null;
  readonly masterKey: string | null;
  readonly emulator: boolean;
  readonly emulatorPort: number;
  readonly publicUrl: string | null;
  readonly allowPrivateWebhooks: boolean;
  readonly fateWaitMs: number;
  readonly logLevel: string;
  readonly databaseConnectionsMax: number;
};

/** Every variable, in the order of the reference page. */
export const variables = [
  { name: 'PORT', default: '3000', meaning: 'TCP port of the server; 0 takes a free one' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'address that the server listens on' },
  { name: 'ASSENT_DATA_DIR', default: '.assent', meaning: 'folder of the embedded PostgreSQL and the generated key' },
  { name: 'DATABASE_URL', default: '', meaning: 'a PostgreSQL server (15+) instead of the embedded one' },
  { name: 'ASSENT_MASTER_KEY_FILE', default: '', meaning: 'file with the master key, 32 bytes in base64' },
  { name: 'ASSENT_MASTER_KEY', default: '', meaning: 'the master key itself, 32 bytes in base64' },
  { name: 'ASSENT_EMULATOR', default: 'auto', meaning: 'on, off, or auto: on while no sender is set up' },
  { name: 'ASSENT_EMULATOR_PORT', default: '0', meaning: 'TCP port of the emulator; 0 takes a free one' },
  { name: 'ASSENT_PUBLIC_URL', default: '', meaning: 'address under which the outside reaches this server' },
  {
    name: 'ASSENT_ALLOW_PRIVATE_WEBHOOKS',
    default: 'no',
    meaning: 'yes: webhooks may be passed on to private addresses and over http',
  },
  {
    name: 'ASSENT_FATE_WAIT_SECONDS',
    default: '900',
    meaning: 'how long a message of unknown fate waits for Meta’s status before it is tried again',
  },
  { name: 'ASSENT_DATABASE_CONNECTIONS', default: '10', meaning: 'connections to PostgreSQL, at most' },
  { name: 'ASSENT_LOG_LEVEL', default: 'info', meaning: 'silent, error, warn, info or debug' },
] as const;

type Name = (typeof variables)[number]['name'];
type Env = Readonly<Record<string, string | undefined>>;

/** The environment of this process. */
export function processEnvironment(): Env {
  return process.env;
}

/** The configuration, or everything that is wrong with it. */
export function readConfiguration(env: Env): { configuration: Configuration; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const text = (name: Name) => env[name]?.trim() || (variables.find(one => one.name === name)?.default ?? '');
  const whole = (name: Name, range: readonly [number, number]) => {
    const value = Number(text(name));
    if (Number.isInteger(value) && value >= range[0] && value <= range[1]) return value;
    problems.push({ field: name, message: `\`${text(name)}\` is not a whole number from ${range[0]} to ${range[1]}` });
    return range[0];
  };
  const oneOf = (name: Name, words: readonly string[]) => {
    if (!words.includes(text(name)))
      problems.push({ field: name, message: `\`${text(name)}\` is not one of ${words.join(', ')}` });
    return text(name);
  };
  const emulator = oneOf('ASSENT_EMULATOR', ['on', 'off', 'auto']);
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== '' && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push({ field: 'DATABASE_URL', message: 'it must begin with postgres:// or postgresql://' });
  }
  if (text('ASSENT_MASTER_KEY') !== '' && text('ASSENT_MASTER_KEY_FILE') !== '') {
    problems.push({ field: 'ASSENT_MASTER_KEY', message: 'set either the key or its file, not both' });
  }
  const publicUrl = text('ASSENT_PUBLIC_URL');
  if (publicUrl !== '' && !URL.canParse(publicUrl)) {
    problems.push({ field: 'ASSENT_PUBLIC_URL', message: 'it is not a complete URL' });
  }
  const configuration: Configuration = {
    port: whole('PORT', [0, 65_535]),
    host: text('HOST'),
    dataDir: text('ASSENT_DATA_DIR'),
    databaseUrl: databaseUrl === '' ? null : databaseUrl,
    masterKeyFile: text('ASSENT_MASTER_KEY_FILE') || null,
    masterKey: text('ASSENT_MASTER_KEY') || null,
    emulator: emulator === 'on' || (emulator === 'auto' && databaseUrl === ''),
    emulatorPort: whole('ASSENT_EMULATOR_PORT', [0, 65_535]),
    publicUrl: publicUrl === '' ? null : publicUrl,
    allowPrivateWebhooks: oneOf('ASSENT_ALLOW_PRIVATE_WEBHOOKS', ['yes', 'no']) === 'yes',
    fateWaitMs: whole('ASSENT_FATE_WAIT_SECONDS', [1, 86_400]) * 1_000,
    logLevel: oneOf('ASSENT_LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug']),
    databaseConnectionsMax: whole('ASSENT_DATABASE_CONNECTIONS', [3, 200]),
  };
  return { configuration, problems };
}
