// Runs one command. Those that touch data open the same house that the server runs.

import { parseArgs } from 'node:util';
import { type ApiKeyId, Failure, parseId } from '../kernel/kernel.ts';
import type { CommandName } from './commands.ts';
import { createHouse, createWorld, type House } from './compose.ts';
import { playDemo } from './demo.ts';
import { doctor } from './doctor.ts';
import type { Configuration } from './env.ts';
import { createLog, type Opened, openDatabase, openDatabaseBeside } from './open-database.ts';
import { comparePolicy, explainFacts, printPacks, testPolicy } from './policy-command.ts';
import { importRegistry, listRegistries } from './registry-command.ts';
import { start } from './start.ts';
import { startEmulator } from './start-emulator.ts';
import { exposedWords } from './start-screen.ts';

type Run = (configuration: Configuration, rest: readonly string[], opening: Opening) => Promise<number>;
/** The database on its way up, where the command line began with it. */
type Opening = Promise<Opened> | undefined;

/** Runs a command to its end; the exit code. */
export async function runCommand(
  command: { name: CommandName; rest: readonly string[] },
  configuration: Configuration,
  opening?: Opening,
): Promise<number> {
  return await runs[command.name](configuration, command.rest, opening);
}

const runs: Record<CommandName, Run> = {
  start: (configuration, _, opening) => start(configuration, opening),
  emulator: configuration => startEmulator(configuration),
  migrate: async configuration => {
    const opened = await openDatabase(configuration, createLog('warn'));
    await opened.stop();
    console.log('The database has the newest schema.');
    return 0;
  },
  'config check': async () => {
    console.log('The configuration has no problems.');
    return 0;
  },
  'keys create': (configuration, rest) => withHouse(configuration, house => createKey(house, rest)),
  'keys list': configuration => withHouse(configuration, listKeys),
  'keys revoke': (configuration, rest) => withHouse(configuration, house => revokeKey(house, rest)),
  'sender add': (configuration, rest) => withHouse(configuration, house => addSender(house, rest)),
  'policy explain': (_, rest) => explainFacts(rest),
  'policy test': (_, rest) => testPolicy(rest),
  'policy diff': (configuration, rest) =>
    withHouse(configuration, house => comparePolicy(house, onlyBusiness(house), rest)),
  'policy packs': (_, rest) => Promise.resolve(printPacks(rest)),
  'registry import': (configuration, rest) =>
    withHouse(configuration, house => importRegistry(house, onlyBusiness(house).id, rest)),
  'registry list': configuration =>
    withHouse(configuration, house =>
      listRegistries(house, onlyBusiness(house).id, createWorld(configuration).clock.now()),
    ),
  'staff reset': (configuration, rest) => withHouse(configuration, house => resetStaff(house, configuration, rest)),
  demo: () => playDemo(),
  doctor: configuration => doctor(configuration),
};

/** A house in which no lane works: a short command sends nothing, and may run beside a server. */
async function withHouse(configuration: Configuration, run: (house: House) => Promise<number>): Promise<number> {
  const log = createLog('warn');
  const opened = await openDatabaseBeside(configuration, log);
  try {
    const house = await createHouse(configuration, { db: opened.db, log, world: createWorld(configuration) });
    const exposed = exposedWords(house.masterKey);
    if (exposed !== undefined) console.error(exposed);
    try {
      return await run(house);
    } finally {
      await house.stop();
    }
  } finally {
    await opened.stop();
  }
}

function onlyBusiness(house: House) {
  const [first, ...others] = house.directory.businesses();
  if (first === undefined)
    throw new Failure('not-found', 'there is no business yet: run `assent start` or `assent sender add`');
  if (others.length > 0) throw new Failure('conflict', 'there are several businesses: use the API for this');
  return first;
}

async function createKey(house: House, rest: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...rest], options: { name: { type: 'string', default: 'command line' } } });
  const created = await house.keys.create({
    businessId: onlyBusiness(house).id,
    name: values.name,
    scopes: null,
    senderIds: null,
  });
  console.log(created.key);
  console.error('This key is shown once. Give it to your client as its access token.');
  return 0;
}

async function listKeys(house: House): Promise<number> {
  const listed = await house.keys.list(onlyBusiness(house).id);
  for (const key of listed) {
    console.log([key.id, key.hint, key.revokedMs === null ? 'active' : 'revoked', key.name].join('  '));
  }
  if (listed.length === 0) console.log('There are no keys. Create one with: assent keys create');
  return 0;
}

async function revokeKey(house: House, rest: readonly string[]): Promise<number> {
  const id: ApiKeyId | undefined = parseId<'api key'>(rest[0] ?? '');
  if (id === undefined)
    throw new Failure('request-invalid', 'say which key: assent keys revoke <id> (see assent keys list)');
  if (!(await house.keys.revoke(onlyBusiness(house).id, id)))
    throw new Failure('not-found', 'there is no active key with this id');
  console.log('Revoked.');
  return 0;
}

async function resetStaff(house: House, configuration: Configuration, rest: readonly string[]): Promise<number> {
  const [email] = rest;
  if (email === undefined) throw new Failure('request-invalid', 'say whose password: assent staff reset <e-mail>');
  const made = await house.staff.makeResetLink(email);
  if (made === undefined) throw new Failure('not-found', 'nobody has this e-mail address here');
  const { publicUrl, port } = configuration;
  console.log(
    `${publicUrl === null ? `http://localhost:${port}` : new URL(publicUrl).origin}/new-password#${made.token}`,
  );
  console.error('Give them this link. It works once, for a day; their sessions end when they use it.');
  return 0;
}

const senderOptions = {
  'phone-number-id': { type: 'string' },
  'waba-id': { type: 'string' },
  number: { type: 'string' },
  token: { type: 'string' },
  'app-secret': { type: 'string' },
  'verify-token': { type: 'string' },
  business: { type: 'string', default: 'My business' },
  country: { type: 'string', default: 'DE' },
  zone: { type: 'string', default: 'Europe/Berlin' },
  'graph-url': { type: 'string', default: 'https://graph.facebook.com' },
} as const;

async function addSender(house: House, rest: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...rest], options: senderOptions });
  const needed = ['phone-number-id', 'waba-id', 'number', 'token', 'app-secret', 'verify-token'] as const;
  const missing = needed.filter(name => values[name] === undefined);
  if (missing.length > 0) {
    const problems = missing.map(name => ({ field: `--${name}`, message: 'is needed' }));
    throw new Failure('request-invalid', 'a sender needs more', { problems });
  }
  const given = (name: (typeof needed)[number]) => values[name] ?? '';
  const businessId =
    house.directory.businesses()[0]?.id ??
    (await house.directory.addBusiness({ name: values.business, countries: [values.country], zone: values.zone }));
  await house.directory.putSender({
    businessId,
    phoneNumberId: given('phone-number-id'),
    wabaId: given('waba-id'),
    displayNumber: given('number'),
    country: values.country,
    graphUrl: values['graph-url'],
    token: given('token'),
    appSecret: given('app-secret'),
    verifyToken: given('verify-token'),
    numberMode: 'international',
    perSecond: 80,
    directSend: false,
    messagingLimit: null,
    active: true,
  });
  console.log(
    'The sender is stored; its token is encrypted. Point Meta’s webhook at /webhooks/whatsapp of this server.',
  );
  return 0;
}
