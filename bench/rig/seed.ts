// Fills a database with a business, its numbers and so many people who have all consented, then ends. A process of its
// own, so that what it needs of memory is not counted. Arguments: folder, people, address of the stub.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createHouse,
  createLog,
  createWorld,
  openDatabase,
  type Running,
  readConfiguration,
} from '../../src/app/app.ts';
import { seedPeople } from './seed-people.ts';

/** What a benchmark must know of the database. */
export type Seeded = {
  readonly people: number;
  readonly key: string;
  readonly numbers: readonly string[];
  readonly wabaId: string;
  readonly appSecret: string;
};

const wabaId = '204200000000001';
const appSecret = 'bench-app-secret';
/** Many numbers, because Meta lets one send 1,000 messages a second at most, and the gate keeps to that. */
const numbers = Array.from({ length: 32 }, (_, at) => String(104_200_000_000_001 + at));

const [dataDir = '', people = '', graphUrl = ''] = process.argv.slice(2);
const { configuration } = readConfiguration({ ASSENT_DATA_DIR: dataDir, ASSENT_EMULATOR: 'off' });
const log = createLog('warn');
const opened = await openDatabase(configuration, log);
const world = createWorld(configuration);
const house = await createHouse(configuration, { db: opened.db, log, world });
await seed(house, Number(people));
await house.stop();
await opened.stop();
process.send?.('seeded');
process.disconnect?.();

async function seed(to: Running['house'], count: number): Promise<void> {
  const file = join(dataDir, 'bench.json');
  const kept = await readFile(file, 'utf8').catch(() => '');
  const businessId =
    to.directory.businesses()[0]?.id ??
    (await to.directory.addBusiness({ name: 'Bench', countries: ['DE'], zone: 'Europe/Berlin' }));
  for (const phoneNumberId of numbers) {
    await to.directory.putSender({
      businessId,
      phoneNumberId,
      wabaId,
      displayNumber: '+49 30 901820',
      country: 'DE',
      graphUrl,
      token: 'bench-token',
      appSecret,
      verifyToken: 'bench-verify-token',
      numberMode: 'international',
      perSecond: 1_000,
      directSend: false,
      messagingLimit: null,
      active: true,
    });
  }
  if (kept !== '') return;
  await to.directory.putPurpose(businessId, {
    id: 'orders',
    class: 'utility',
    title: 'news of your order',
    description: 'Confirmation, readiness and changes of an order.',
  });
  const template = {
    id: '1',
    name: 'order_update',
    language: 'en',
    category: 'UTILITY',
    status: 'APPROVED',
    components: [{ type: 'BODY', text: 'Your order {{1}} is {{2}}.' }],
  };
  await to.directory.putTemplates(businessId, { wabaId, templates: [template], since: 0 });
  await to.directory.mapTemplate(businessId, { name: 'order_update', language: null, purposeId: 'orders' });
  const { key } = await to.keys.create({ businessId, name: 'bench', scopes: null, senderIds: null });
  const senders = numbers.map(number => to.directory.findSender(number)?.id ?? '');
  await seedPeople({ ...world, house: to }, { businessId, count, senders });
  const seeded: Seeded = { people: count, key, numbers, wabaId, appSecret };
  await writeFile(file, JSON.stringify(seeded));
}
