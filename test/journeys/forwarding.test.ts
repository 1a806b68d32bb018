// Webhooks passed on to the business's own bot: signed with its own secret, as Meta sent them, with the bot's own opaque
// value; again and again while it fails, once more on request, never to a private address, never in the intake's way.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town, until } from '../town.ts';
import { agrees, offerTo, send, settled, soon, textTo, whyNot } from './bakery.ts';
import { customerOf, greeting, morning } from './clients/customer.ts';
import { signatureOf } from './crowd.ts';

let town: Town;
let closed: Town;

beforeAll(async () => {
  town = await openTown(morning);
  closed = await openTown();
});

afterAll(async () => {
  await closed?.stop();
  await town?.stop();
});

type Post = { readonly body: string; readonly signature: string };
type Receiver = {
  readonly id: string;
  readonly secret: string;
  readonly posts: readonly Post[];
  /** The status of the next answers; null: none at all. */
  answers: number | null;
  stop(): Promise<void>;
};

const secret = 'the-app-secret-of-the-bot';
const receivers: Receiver[] = [];

afterEach(async () => {
  for (const one of receivers.splice(0)) await one.stop();
});

/** A bot that answers as it is told, added over the API. */
async function openReceiver(given: string | null = secret): Promise<Receiver> {
  const posts: Post[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({
      body: Buffer.concat(chunks).toString('utf8'),
      signature: String(request.headers['x-hub-signature-256']),
    });
    if (receiver.answers !== null) response.writeHead(receiver.answers).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  const url = `http://127.0.0.1:${port}/webhook`;
  const added = await town.call<{ id: string; secret: string }>('POST', '/api/v1/webhooks', { url, secret: given });
  expect(added.status).toBe(201);
  const receiver: Receiver = {
    id: added.body.id,
    secret: added.body.secret,
    posts,
    answers: 200,
    stop: async () => {
      await town.call('DELETE', `/api/v1/webhooks/${added.body.id}`);
      await close(server);
    },
  };
  receivers.push(receiver);
  return receiver;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}

const heard = (receiver: Receiver, words: string) =>
  until(`the bot hears ${words}`, async () => receiver.posts.find(one => one.body.includes(words)), 30_000);

type Deliveries = {
  readonly items: readonly { id: string; state: string; attempts: number; last_outcome: string | null }[];
  readonly next: string | null;
};

async function deliveries(receiver: Receiver): Promise<Deliveries['items']> {
  const { body } = await town.call<Deliveries>('GET', `/api/v1/deliveries?webhook_id=${receiver.id}&limit=200`);
  return body.items;
}

describe('what the bot gets', () => {
  it('is signed with its own secret over the exact bytes, in Meta’s escaping', async () => {
    const bot = await openReceiver();
    await customerOf(town, '+4915117000001').act({ do: 'text', text: `${greeting} ümlaut` });
    const { body, signature } = await heard(bot, '\\u00fcmlaut');
    expect(signature).toBe(signatureOf(body, secret));
    expect(body).toMatch(/^[\x20-\x7e]*$/);
    const [entry] = JSON.parse(body).entry;
    expect(entry.changes[0].value.messages[0]).toMatchObject({
      from: '4915117000001',
      text: { body: `${greeting} ümlaut` },
    });
  });

  it('is signed with a secret that Assent makes where none is given, and shown only once', async () => {
    const bot = await openReceiver(null);
    expect(bot.secret.length).toBeGreaterThanOrEqual(24);
    await customerOf(town, '+4915117000002').act({ do: 'text', text: 'Moin from two' });
    const { body, signature } = await heard(bot, 'Moin from two');
    expect(signature).toBe(signatureOf(body, bot.secret));
    const listed = await town.call('GET', '/api/v1/webhooks');
    expect(JSON.stringify(listed.body)).not.toContain(bot.secret);
  });

  it('carries the caller’s own opaque value in statuses, and none where the caller had none', async () => {
    const bot = await openReceiver();
    const phone = '+4915117000003';
    await agrees(town, { phone }, 'offers');
    const mine = await send(town, { ...offerTo(phone), biz_opaque_callback_data: 'campaign 7, row 12' });
    const none = await send(town, offerTo(phone));
    const statusesOf = (wamid: string | undefined) =>
      bot.posts
        .flatMap(post => JSON.parse(post.body).entry)
        .flatMap(entry => entry.changes)
        .flatMap(change => change.value.statuses ?? [])
        .filter(status => status.id === wamid);
    const [one, other] = [mine.body.messages?.[0]?.id, none.body.messages?.[0]?.id];
    await soon(async () =>
      statusesOf(one)
        .map(status => status.status)
        .sort(),
    ).toEqual(['delivered', 'read', 'sent']);
    await soon(async () => statusesOf(other)).toHaveLength(3);
    expect(statusesOf(one).map(status => status.biz_opaque_callback_data)).toEqual(Array(3).fill('campaign 7, row 12'));
    for (const status of statusesOf(other)) expect(status).not.toHaveProperty('biz_opaque_callback_data');
  });

  it('comes to each of several bots, and to none that was taken away', async () => {
    const [one, other, gone] = [await openReceiver(), await openReceiver(), await openReceiver()];
    expect((await town.call('DELETE', `/api/v1/webhooks/${gone.id}`)).status).toBe(204);
    await customerOf(town, '+4915117000004').act({ do: 'text', text: 'To all of you' });
    await Promise.all([heard(one, 'To all of you'), heard(other, 'To all of you')]);
    expect(gone.posts).toEqual([]);
  });

  it('holds what Assent does not understand too', async () => {
    const bot = await openReceiver();
    await town.control('POST', 'news', { field: 'holograms', value: { hologram: { id: 'h-17' } } });
    expect(JSON.parse((await heard(bot, 'h-17')).body).entry[0].changes[0].field).toBe('holograms');
  });
});

describe('a bot that fails', () => {
  it('is tried again until it takes the webhook, with what stood in the way', async () => {
    const bot = await openReceiver();
    bot.answers = 500;
    await customerOf(town, '+4915117000101').act({ do: 'text', text: 'Are you there?' });
    await heard(bot, 'Are you there?');
    await soon(async () => await deliveries(bot)).toMatchObject([
      { state: 'waiting', attempts: expect.any(Number), last_outcome: 'status 500' },
    ]);
    bot.answers = 200;
    await soon(async () => await deliveries(bot)).toMatchObject([{ state: 'delivered', last_outcome: 'delivered' }]);
    const tries = bot.posts.filter(post => post.body.includes('Are you there?'));
    expect(tries.length).toBeGreaterThanOrEqual(2);
    expect(new Set(tries.map(post => post.body)).size).toBe(1);
  });

  it('gets it once more when it is asked for', async () => {
    const bot = await openReceiver();
    await customerOf(town, '+4915117000102').act({ do: 'text', text: 'Once more' });
    await heard(bot, 'Once more');
    await soon(async () => await deliveries(bot)).toMatchObject([{ state: 'delivered' }]);
    const [delivery] = await deliveries(bot);
    expect((await town.call('POST', `/api/v1/deliveries/${delivery?.id}/replay`)).status).toBe(202);
    await soon(async () => bot.posts.filter(post => post.body.includes('Once more')).length).toBe(2);
    expect(new Set(bot.posts.map(post => post.signature)).size).toBe(1);
  });

  it('that never answers holds up neither the intake nor a stop nor the other bots', async () => {
    const silent = await openReceiver();
    const quick = await openReceiver();
    silent.answers = null;
    const phone = '+4915117000103';
    await agrees(town, { phone }, 'offers');
    const mia = customerOf(town, phone);
    await mia.act({ do: 'text', text: 'First words' });
    await heard(silent, 'First words');
    await mia.act({ do: 'text', text: 'Second words' });
    await settled(town);
    await heard(quick, 'Second words');
    await mia.act({ do: 'text', text: 'STOP' });
    await settled(town);
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
    expect((await send(town, textTo(phone, 'We still answer.'))).status).toBe(200);
    silent.answers = 200;
  });
});

describe('where nothing is sent', () => {
  it.each([
    'http://127.0.0.1:8080/hook',
    'https://127.0.0.1/hook',
    'https://localhost/hook',
    'https://10.0.0.7/hook',
    'https://192.168.1.1/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://0.0.0.0/hook',
    'https://2130706433/hook',
    'https://user:word@93.184.216.34/hook',
    'http://93.184.216.34/hook',
  ])('%s is refused without the setting', async url => {
    const answer = await closed.call('POST', '/api/v1/webhooks', { url });
    expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'url-forbidden' })]);
    expect((await closed.call<{ items: unknown[] }>('GET', '/api/v1/webhooks')).body.items).toEqual([]);
  });

  it.each(['ftp://93.184.216.34/hook', 'file:///etc/passwd', 'not a url', '//93.184.216.34', ''])(
    '%s is no address at all',
    async url => {
      expect((await closed.call('POST', '/api/v1/webhooks', { url })).status).toBe(400);
      expect((await town.call('POST', '/api/v1/webhooks', { url })).status).toBe(400);
    },
  );

  it('no redirect is followed into the house', async () => {
    const inside = await openReceiver();
    await town.call('DELETE', `/api/v1/webhooks/${inside.id}`);
    const bot = await openReceiver();
    bot.answers = 302;
    await customerOf(town, '+4915117000201').act({ do: 'text', text: 'Follow me' });
    await heard(bot, 'Follow me');
    await soon(async () => await deliveries(bot)).toMatchObject([{ state: 'waiting', last_outcome: 'status 302' }]);
    expect(inside.posts).toEqual([]);
  });
});
