// The only file that reads the environment. Every variable is listed once, with its default and its meaning; all
// problems are told at once.

import type { Problem } from '../kernel/kernel.ts';
import type { Issuer, Role } from '../staff/staff.ts';

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
  readonly clockStartMs: number | null;
  readonly logLevel: string;
  readonly databaseConnectionsMax: number;
  /** Single sign-on; null: none. The secret is still in its file. */
  readonly oidc: (Omit<Issuer, 'clientSecret'> & { readonly clientSecretFile: string }) | null;
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
  {
    name: 'ASSENT_CLOCK_START',
    default: '',
    meaning: 'with the emulator only: the instant at which the clock begins, to try what depends on the hour',
  },
  { name: 'ASSENT_DATABASE_CONNECTIONS', default: '10', meaning: 'connections to PostgreSQL, at most' },
  { name: 'ASSENT_OIDC_ISSUER', default: '', meaning: 'address of the issuer for single sign-on' },
  { name: 'ASSENT_OIDC_NAME', default: 'Single sign-on', meaning: 'how the button names the issuer' },
  { name: 'ASSENT_OIDC_CLIENT_ID', default: '', meaning: 'what the issuer calls this installation' },
  { name: 'ASSENT_OIDC_CLIENT_SECRET_FILE', default: '', meaning: 'file with the secret that the issuer gave' },
  { name: 'ASSENT_OIDC_DOMAINS', default: '', meaning: 'domains of the e-mail addresses that may come, by commas' },
  { name: 'ASSENT_OIDC_ROLE', default: 'agent', meaning: 'role of who comes for the first time' },
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
  const read = createReader(env);
  const emulator = read.oneOf('ASSENT_EMULATOR', ['on', 'off', 'auto']);
  const databaseUrl = read.optional('DATABASE_URL', isPostgresUrl);
  const emulates = emulator === 'on' || (emulator === 'auto' && databaseUrl === null);
  const masterKey = read.optional('ASSENT_MASTER_KEY');
  const masterKeyFile = read.optional('ASSENT_MASTER_KEY_FILE');
  if (masterKey !== null && masterKeyFile !== null) {
    read.problem('ASSENT_MASTER_KEY', 'set either the key or its file, not both');
  }
  const configuration: Configuration = {
    port: read.whole('PORT', [0, 65_535]),
    host: read.text('HOST'),
    dataDir: read.text('ASSENT_DATA_DIR'),
    databaseUrl,
    masterKeyFile,
    masterKey,
    emulator: emulates,
    emulatorPort: read.whole('ASSENT_EMULATOR_PORT', [0, 65_535]),
    publicUrl: read.optional('ASSENT_PUBLIC_URL', url => (URL.canParse(url) ? null : 'it is not a complete URL')),
    allowPrivateWebhooks: read.oneOf('ASSENT_ALLOW_PRIVATE_WEBHOOKS', ['yes', 'no']) === 'yes',
    fateWaitMs: read.whole('ASSENT_FATE_WAIT_SECONDS', [1, 86_400]) * 1_000,
    clockStartMs: clockStart(read, emulates),
    logLevel: read.oneOf('ASSENT_LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug']),
    databaseConnectionsMax: read.whole('ASSENT_DATABASE_CONNECTIONS', [3, 200]),
    oidc: issuerIn(read),
  };
  return { configuration, problems: read.problems };
}

type Reader = ReturnType<typeof createReader>;

/** Reads variables one by one and remembers all that is wrong. */
function createReader(env: Env) {
  const problems: Problem[] = [];
  const problem = (field: Name, message: string) => void problems.push({ field, message });
  const text = (name: Name) => env[name]?.trim() || (variables.find(one => one.name === name)?.default ?? '');
  return {
    problems,
    problem,
    text,
    /** The value, or null when it is not set; `check` says what is wrong with it. */
    optional(name: Name, check: (value: string) => string | null = () => null): string | null {
      const value = text(name);
      const wrong = value === '' ? null : check(value);
      if (wrong !== null) problem(name, wrong);
      return value === '' ? null : value;
    },
    whole(name: Name, [min, max]: readonly [number, number]): number {
      const value = Number(text(name));
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      problem(name, `\`${text(name)}\` is not a whole number from ${min} to ${max}`);
      return min;
    },
    oneOf(name: Name, words: readonly string[]): string {
      if (!words.includes(text(name))) problem(name, `\`${text(name)}\` is not one of ${words.join(', ')}`);
      return text(name);
    },
  };
}

function isPostgresUrl(value: string): string | null {
  return /^postgres(ql)?:\/\//.test(value) ? null : 'it must begin with postgres:// or postgresql://';
}

const firstRoles = ['owner', 'marketer', 'agent', 'developer', 'dpo'] as const satisfies readonly Role[];

function issuerIn(read: Reader): Configuration['oidc'] {
  const url = read.optional('ASSENT_OIDC_ISSUER', isIssuer);
  const role = read.oneOf('ASSENT_OIDC_ROLE', firstRoles);
  if (url === null) return null;
  const needed = (name: Name): string => {
    const value = read.optional(name);
    if (value === null) read.problem(name, 'is needed with ASSENT_OIDC_ISSUER');
    return value ?? '';
  };
  return {
    url,
    name: read.text('ASSENT_OIDC_NAME'),
    clientId: needed('ASSENT_OIDC_CLIENT_ID'),
    clientSecretFile: needed('ASSENT_OIDC_CLIENT_SECRET_FILE'),
    domains: needed('ASSENT_OIDC_DOMAINS')
      .toLowerCase()
      .split(/[,\s]+/)
      .filter(domain => domain !== ''),
    role: firstRoles.find(one => one === role) ?? 'agent',
  };
}

/** A token that travels in the clear can be anybody's: only an issuer on this very machine may do without TLS. */
function isIssuer(value: string): string | null {
  if (!URL.canParse(value)) return 'it is not a complete URL';
  const { protocol, hostname } = new URL(value);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'https:' || (protocol === 'http:' && isHere) ? null : 'it must begin with https://';
}

function clockStart(read: Reader, emulates: boolean): number | null {
  const value = read.optional('ASSENT_CLOCK_START', text => {
    if (!emulates) return 'only the emulator can run on another clock; real messages need the real one';
    if (Date.parse(text) > Date.now())
      return 'it must lie in the past: what is queued waits by the database’s own clock';
    return Number.isNaN(Date.parse(text)) ? `\`${text}\` is not an instant such as 2026-03-10T10:00:00Z` : null;
  });
  return value === null ? null : Date.parse(value);
}
