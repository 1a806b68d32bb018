// Many people write at the same moment, STOPs among them: every message must lie with exactly the person who wrote it,
// and exactly those who said STOP must be stopped. And what Meta did not sign must leave no trace.

import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { type Contacts, createContacts, type Person } from '../../src/contacts/contacts.ts';
import { type BusinessId, present } from '../../src/kernel/kernel.ts';
import { openTown, type Town, until } from '../town.ts';
import {
  createChance,
  createCrowd,
  type Letter,
  letterOf,
  lettersOf,
  type Said,
  signatureOf,
  whatTheySay,
} from './crowd.ts';

const people = 2_000;
const messagesEach = 10;
const atOnce = 128;
const openedAt = '2026-03-10T10:00:00Z';
const atMs = Date.parse(openedAt);

let town: Town;
let pool: Pool;
let businessId: BusinessId;
let contacts: Contacts;

beforeAll(async () => {
  town = await openTown({ ASSENT_CLOCK_START: openedAt });
  pool = new Pool(town.url, { connections: atOnce, pipelining: 1 });
  const { house } = town.running;
  businessId = present(house.directory.findSender(demoSender.phoneNumberId), 'the demo sender').businessId;
  contacts = createContacts({
    db: house.db,
    vault: house.vault,
    clock: { now: () => atMs },
    random: { bytes: length => randomBytes(length) },
  });
});

afterAll(async () => {
  await pool?.close();
  await town?.stop();
});

async function post(letter: { body: string; signature?: string | undefined }): Promise<number> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/webhooks/whatsapp',
    headers: {
      'content-type': 'application/json',
      ...(letter.signature === undefined ? {} : { 'x-hub-signature-256': letter.signature }),
    },
    body: letter.body,
  });
  await body.dump();
  return statusCode;
}

/** Posts all of them, so many at once; as Meta does, it sends again what was not answered 200. */
async function postAll(letters: readonly Letter[]): Promise<{ posts: number; seconds: number }> {
  const started = performance.now();
  let next = 0;
  let posts = 0;
  const work = async () => {
    for (let letter = letters[next++]; letter !== undefined; letter = letters[next++]) {
      posts += 1;
      for (let status = await post(letter); status !== 200; status = await post(letter)) {
        if (status !== 503) throw new Error(`a signed webhook was answered ${status}`);
        posts += 1;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { posts, seconds: (performance.now() - started) / 1_000 };
}

async function count(table: string, where = 'true'): Promise<number> {
  const rows = await town.running.house.db.query<{ n: number }>('all', {
    text: `select count(*)::integer as n from ${table} where ${where}`,
    values: [],
  });
  return present(rows[0], 'a count').n;
}

type Stored = { id: string; contact_id: string; body: Buffer };

/** What lies with this person, opened with this person's own key. */
function opened(
  person: Person,
  rows: readonly Stored[],
): { wamid: string; text: string; from: string | null; userId: string | null }[] {
  return rows.map(row => {
    const key = present(person.profileKey, 'a profile key');
    const { vault } = town.running.house;
    const content = JSON.parse(vault.open(key, row.body, `message:${row.id}`).toString('utf8'));
    const raw = content.update;
    return { wamid: content.wamid, text: raw.text.body, from: raw.from ?? null, userId: raw.from_user_id ?? null };
  });
}

async function everythingStored(): Promise<Map<string, Stored[]>> {
  const rows = await town.running.house.db.query<Stored>('all', {
    text: `select id, contact_id, body from message where direction = 'in'`,
    values: [],
  });
  return Map.groupBy(rows, row => row.contact_id);
}

describe('a crowd that writes at once', () => {
  const crowd = createCrowd(people);
  const said = whatTheySay(crowd, messagesEach);

  it('each message is stored under exactly its sender, and exactly those who stopped are stopped', {
    timeout: 300_000,
  }, async () => {
    const { posts, seconds } = await postAll(lettersOf(said, { atMs, chance: createChance(7) }));
    const done = performance.now();
    await until('every webhook is worked off', async () => (await count('webhook_in')) === 0, 240_000);
    const waited = (performance.now() - done) / 1_000;
    process.stdout.write(
      `${posts} signed webhooks in ${seconds.toFixed(1)} s: ${Math.round(posts / seconds)}/s acknowledged; worked off ${waited.toFixed(1)} s later\n`,
    );

    const stored = await everythingStored();
    const saidBy = Map.groupBy(said, one => one.by.userId);
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const member of crowd) {
      const person = present(
        await contacts.find(businessId, { phone: member.phone, userId: member.userId, parentUserId: null }),
        'a person of the crowd',
      );
      seen.add(person.id);
      const mine = opened(person, stored.get(person.id) ?? []);
      wrong.push(...differences(saidBy.get(member.userId) ?? [], mine));
      if (isStopped(person) !== member.stops) wrong.push(`${member.userId} is ${member.stops ? 'not ' : ''}stopped`);
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(people);
    expect([...stored.keys()].filter(id => !seen.has(id))).toEqual([]);
    expect(await count('webhook_unclear')).toBe(0);
  });

  it('a STOP that Meta delivers again changes nothing', async () => {
    const stop = present(
      said.find(one => one.text === 'STOP'),
      'a STOP',
    );
    const before = await count('consent_event');
    expect(await post(letterOf([stop], atMs))).toBe(200);
    await until('it is worked off', async () => (await count('webhook_in')) === 0);
    expect(await count('consent_event')).toBe(before);
  });
});

function isStopped(person: Person): boolean {
  return person.facts.suppressions.some(one => one.reason === 'stop');
}

/** What was said and does not lie there, or lies there and was not said. */
function differences(said: readonly Said[], stored: ReturnType<typeof opened>): string[] {
  const expected = new Map(said.map(one => [one.wamid, one]));
  const wrong: string[] = [];
  for (const one of stored) {
    const meant = expected.get(one.wamid);
    expected.delete(one.wamid);
    if (meant === undefined) wrong.push(`${one.wamid} lies with somebody else, or twice`);
    else if (meant.text !== one.text || meant.by.phone !== one.from || meant.by.userId !== one.userId)
      wrong.push(`${one.wamid} has other content`);
  }
  return [...wrong, ...[...expected.keys()].map(wamid => `${wamid} is missing`)];
}

describe('what Meta did not sign', () => {
  const stranger = { phone: '4915177700001', userId: 'DE.99000000001', stops: true };
  const other = letterOf([{ by: stranger, wamid: 'wamid.other', text: 'hello' }], atMs);
  const letter = letterOf([{ by: stranger, wamid: 'wamid.forged', text: 'STOP' }], atMs);
  const hex = letter.signature.slice('sha256='.length);

  const forgeries: readonly [string, string | undefined][] = [
    ['without a signature', undefined],
    ['with an empty signature', ''],
    ['with the signature of another body', other.signature],
    ['with a signature under another secret', signatureOf(letter.body, 'not-the-app-secret')],
    ['with a signature under the verify token', signatureOf(letter.body, demoSender.verifyToken)],
    ['with a signature cut short', letter.signature.slice(0, -2)],
    ['with a signature that goes on', `${letter.signature}00`],
    ['with the right digest under another name', `sha1=${hex}`],
    ['with the bare digest', hex],
    ['with letters that are no digest', `sha256=${'z'.repeat(64)}`],
  ];

  it.each(forgeries)('a webhook %s stores nothing and stops nobody', async (_, signature) => {
    const before = await traces();
    const status = await post({ body: letter.body, signature });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await traces()).toEqual(before);
    const known = await contacts.find(businessId, { ...stranger, parentUserId: null });
    expect(known).toBeUndefined();
  });

  it('the same webhook with its own signature is stored', async () => {
    const before = await traces();
    expect(await post(letter)).toBe(200);
    await until('it is worked off', async () => (await count('webhook_in')) === 0);
    expect(await traces()).not.toEqual(before);
    const known = await contacts.find(businessId, { ...stranger, parentUserId: null });
    expect(isStopped(present(known, 'the person'))).toBe(true);
  });

  /** How much lies in every table that a webhook can reach. */
  async function traces(): Promise<Record<string, number>> {
    const tables = [
      'webhook_in',
      'webhook_unclear',
      'contact',
      'identity',
      'message_wamid',
      'consent_event',
      'suppression',
    ];
    const counted = await Promise.all(tables.map(async table => [table, await count(table)] as const));
    return { ...Object.fromEntries(counted), inbound: await count('message', `direction = 'in'`) };
  }
});
