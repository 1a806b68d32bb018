// Personal data stays inside: a long and rough day, logged at debug level by a server in its own process, and not one
// number, name, text, user id or wamid of it in what the process printed, nor in the metrics.

import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { until } from '../town.ts';
import { type Bot, openBot } from './clients/bot.ts';
import { type Customer, customerOf, linkToOptIn, morning, picture } from './clients/customer.ts';
import { type OwnProcess, openProcess } from './own-process.ts';

const messages = `/v25.0/${demoSender.phoneNumberId}/messages`;
const stranger = '+4915155512301';
const friend = '+4915155512302';
const rover = '+4915155512303';
const moved = '+4915155512304';
const shy = '+4915198765432';
const name = 'Wilhelmine-Sonnenschein';
const words = 'Pfefferminzlikoer';
const place = 'Hinterhofgasse';

let server: OwnProcess;
let bot: Bot;
/** What must not be found, by what it is. */
const secrets = new Map<string, string>();
/** Answers to what was wrong, which must not quote it. */
const complaints: string[] = [];

beforeAll(async () => {
  server = await openProcess({ ...morning, ASSENT_LOG_LEVEL: 'debug' });
  bot = await openBot(server);
  for (const phone of [stranger, friend, rover, moved, shy]) {
    secrets.set(`the number of ${phone}`, phone.slice(1));
    secrets.set(`the national number of ${phone}`, phone.slice(3));
  }
  for (const [what, secret] of Object.entries({ name, words, place })) secrets.set(what, secret);
  for (const one of [server.key, bot.secret, demoSender.appSecret, demoSender.token, demoSender.verifyToken])
    secrets.set(`a secret of ${one.length} letters`, one);
});

afterAll(async () => {
  await bot?.stop().catch(() => undefined);
  await server?.remove();
});

const template = (to: string, parameter?: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'template',
  template: {
    name: parameter === undefined ? 'spring_offer' : 'order_update',
    language: { code: 'en' },
    ...(parameter === undefined
      ? {}
      : { components: [{ type: 'body', parameters: [{ type: 'text', text: parameter }] }] }),
  },
});
const text = (to: string, body: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body } });

async function send(body: unknown, headers?: Record<string, string>): Promise<number> {
  const { status, body: answer } = await server.call<{ messages?: { id: string }[] }>('POST', messages, body, headers);
  const wamid = answer.messages?.[0]?.id;
  if (wamid !== undefined) keep('a wamid that was sent', wamid);
  if (status >= 400) complaints.push(JSON.stringify(answer));
  return status;
}

async function refused(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<void> {
  const answer = await server.call(method, path, body, headers);
  expect([path, answer.status, answer.status >= 400 && answer.status < 500]).toEqual([path, answer.status, true]);
  complaints.push(JSON.stringify(answer.body));
}

function keep(what: string, secret: string): void {
  if (secret !== '') secrets.set(`${what} ${secrets.size}`, secret.replace(/^wamid\./, ''));
}

async function acts(customer: Customer, ...actions: readonly Record<string, unknown>[]): Promise<void> {
  for (const action of actions) keep('a wamid that came in', await customer.act(action));
}

async function postWebhook(body: string, signature?: string): Promise<number> {
  const signed = `sha256=${createHmac('sha256', demoSender.appSecret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature ?? signed };
  const answer = await server.call('POST', '/webhooks/whatsapp', body, headers);
  if (answer.status >= 400) complaints.push(JSON.stringify(answer.body));
  return answer.status;
}

/** A webhook about these people whose change is what the caller says. */
function change(field: string, value: Record<string, unknown>): string {
  const metadata = { display_phone_number: '4930901820', phone_number_id: demoSender.phoneNumberId };
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: demoSender.wabaId, changes }] });
}

const controls = (method: string, path: string, body?: unknown) =>
  server.call(method, `${server.emulator}/_emulator/${path}`, body);

/** Waits until nothing is under way any more. */
async function quiet(): Promise<void> {
  await until('the webhooks are worked off', async () => {
    const told = await server.call<string>('GET', '/metrics');
    return (
      /^assent_webhook\w*(?:backlog|waiting)\w* 0$/m.test(told.body) && (await controls('GET', 'idle')).status === 200
    );
  });
}

describe('a long and rough day', () => {
  it('people who agree, write, tap, share, stop and move', { timeout: 120_000 }, async () => {
    const lena = customerOf(server, friend);
    await controls('PATCH', `customers/${friend}`, { name });
    await acts(lena, { do: 'text', text: `Hello, ${words}?` });
    keep('an opt-in', new URL(await linkToOptIn(server)).searchParams.get('text') ?? '');
    await lena.optsIn();
    expect(await send(template(stranger))).toBe(400);
    expect(await send(template(friend), { 'idempotency-key': `${name} ${friend}` })).toBe(200);
    expect(await send(text(friend, `For ${name}: ${words}`))).toBe(200);
    await acts(
      lena,
      { do: 'media', kind: 'image', caption: words, filename: `${name}.png`, base64: picture.toString('base64') },
      { do: 'contacts', name, phone: stranger },
      { do: 'location', latitude: 52.5, longitude: 13.4, name, address: place },
      { do: 'order', text: words, items: [{ id: 'rye', quantity: 1, price: 4, currency: 'EUR' }] },
      { do: 'unsupported' },
      { do: 'from-ad', text: words },
      { do: 'call' },
      { do: 'text', text: 'HELP' },
      { do: 'stop-offers' },
      { do: 'resume-offers' },
      { do: 'text', text: 'STOP' },
      { do: 'text', text: 'START' },
    );
    const kim = customerOf(server, shy);
    await acts(kim, { do: 'text', text: words }, { do: 'share-number' });
    const roamer = customerOf(server, rover);
    await acts(roamer, { do: 'text', text: words }, { do: 'change-number', phone: moved });
    const { body: people } = await controls('GET', 'customers');
    for (const [, id] of JSON.stringify(people).matchAll(/"userId":"(\w\w\.[^"]+)"/g)) keep('a user id', id ?? '');
    await quiet();
  });

  it('requests that are wrong in every way, with people in the wrong places', { timeout: 120_000 }, async () => {
    const number = stranger.slice(1);
    await refused('POST', messages, `{"to": "${stranger}", "text": ${words}`, { 'content-type': 'application/json' });
    await refused('POST', messages, `to=${stranger}`, { 'content-type': 'application/x-www-form-urlencoded' });
    await refused('POST', messages, { ...text(name, words), to: `${name}, ${place}` });
    await refused('POST', messages, text('0151 555 123 01', words));
    await refused('POST', messages, { ...text(stranger, words), type: words });
    await refused('POST', messages, { ...text(stranger, words), text: { body: `${words} `.repeat(400) } });
    await refused('POST', messages, { messaging_product: 'whatsapp', recipient: `DE.${name}`, type: 'text' });
    await refused('POST', messages, text(stranger, words), { 'x-assent-purpose': name, 'x-assent-class': words });
    await refused('POST', messages, text(stranger, words), { authorization: `Bearer ${name}${number}` });
    await refused('POST', messages, text(stranger, `${words}\ud800`));
    await refused('POST', `${messages}?phone=${number}&name=${name}&method=delete`, text(stranger, words));
    await refused('GET', `/v25.0/${name}/${number}?text=${words}`);
    await refused('GET', `/${name}/${number}?text=${words}&access_token=${name}`);
    await refused('POST', `/v25.0/${demoSender.phoneNumberId}/media`, words, {
      'content-type': `text/plain; x=${name}`,
    });
    await refused('GET', `/assent-media/${number}`);
    for (const path of ['contacts/find', 'consents', 'decisions', 'messages', 'opt-ins', 'webhooks', 'purposes']) {
      await refused('POST', `/api/v1/${path}`, {
        phone: stranger,
        type: words,
        to: name,
        contact: { phone: name },
        url: name,
        id: place,
      });
      await refused('POST', `/api/v1/${path}`, `{"${name}": "${number}`, { 'content-type': 'application/json' });
    }
    await refused('POST', '/api/v1/contacts/find', { phone: '+4915155599999' });
    await refused('GET', `/api/v1/contacts/${number}?name=${name}`);
    await refused('GET', `/api/v1/decisions/${name}`);
    await refused('POST', '/api/v1/webhooks', {
      url: `http://${name}:${words}@127.0.0.1/${number}`,
      secret: words.repeat(2),
    });
  });

  it('webhooks that are forged, broken, huge, strange or about nobody', { timeout: 120_000 }, async () => {
    const message = {
      from: rover.slice(1),
      id: `wamid.${name}`,
      timestamp: '1773140400',
      type: 'text',
      text: { body: words },
    };
    const contacts = [{ profile: { name }, wa_id: rover.slice(1) }];
    expect(await postWebhook(change('messages', { contacts, messages: [message] }), `sha256=${'0'.repeat(64)}`)).toBe(
      401,
    );
    expect(await postWebhook(`{"entry": [${words}`)).toBe(400);
    expect(await postWebhook(`${'['.repeat(10_000)}"${words}"${']'.repeat(10_000)}`)).toBeLessThan(500);
    expect(await postWebhook(change('messages', { contacts, messages: Array(1_100).fill(message) }))).toBe(413);
    expect(
      await postWebhook(change('messages', { contacts: name, messages: [{ from: name, text: words }, words, null] })),
    ).toBe(200);
    expect(await postWebhook(change(`${words}`, { [name]: rover }))).toBe(200);
    expect(
      await postWebhook(change('messages', { contacts, messages: [{ ...message, text: { body: `${words}\u0000` } }] })),
    ).toBeLessThan(500);
    expect(
      await postWebhook(
        change('messages', { statuses: [{ id: `wamid.${name}`, status: words, recipient_id: rover.slice(1) }] }),
      ),
    ).toBe(200);
    expect(await postWebhook(change('messages', { errors: [{ code: 131000, title: words, message: name }] }))).toBe(
      200,
    );
    await quiet();
  });

  it('a Meta, a bot and a database that fail', { timeout: 120_000 }, async () => {
    const faults = [
      { act: 'drop-before' },
      { act: 'error', code: 131026 },
      { act: 'drop-after' },
      { act: 'fail', code: 131050 },
    ];
    for (const [place, fault] of faults.entries()) {
      const phone = `+491515551239${place}`;
      keep('a number', phone.slice(1));
      keep('a wamid that came in', await customerOf(server, phone).writes(words));
      await controls('PUT', 'chaos', [{ ...fault, times: 1 }]);
      const status = await send(text(phone, `${words} ${fault.act}`));
      expect([fault.act, status]).toEqual([
        fault.act,
        fault.act.startsWith('drop') ? 500 : fault.act === 'error' ? 400 : 200,
      ]);
    }
    const deaf = { url: `http://127.0.0.1:1/${name}?phone=${friend}`, secret: words.repeat(2) };
    expect((await server.call('POST', '/api/v1/webhooks', deaf)).status).toBe(201);
    const lena = customerOf(server, friend);
    await acts(lena, { do: 'text', text: words });
    await Promise.all([cutDatabase(), ...Array.from({ length: 20 }, () => send(template(friend, name)))]);
    await Promise.all([cutDatabase(), ...Array.from({ length: 5 }, () => acts(lena, { do: 'text', text: words }))]);
    await until('the database is there again', async () => (await server.call('GET', '/readyz')).status === 200);
    await quiet();
  });

  /** Ends every connection to the database, in the middle of whatever runs. */
  async function cutDatabase(): Promise<void> {
    const { host, port, user } = inject('testServer');
    const { connection } = server.database;
    const client = new Client({ host, port, user, database: 'assent' });
    await client.connect();
    const values = ['database' in connection ? connection.database : ''];
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', values);
    await client.end();
  }
});

describe('what is left of it outside', () => {
  it('is nothing in the metrics', async () => {
    const { body } = await server.call<string>('GET', '/metrics');
    expect(body.length).toBeGreaterThan(1_000);
    expect(foundIn(body)).toEqual([]);
  });

  it('is nothing in the answers to what was wrong', () => {
    expect(complaints.length).toBeGreaterThan(30);
    expect(complaints.flatMap(one => foundIn(one).map(what => `${what}: ${one.slice(0, 300)}`))).toEqual([]);
  });

  it('is nothing in all that the process printed, to its end', async () => {
    expect(await server.stop()).toBe(0);
    const printed = server.printed();
    expect(printed.match(/"msg":"answered"/g)?.length).toBeGreaterThan(80);
    expect(secrets.size).toBeGreaterThan(30);
    expect(foundIn(`${printed} ${words}`)).toEqual(['words']);
    const found = foundIn(printed);
    const lines = printed.split('\n').filter(line => found.some(what => line.includes(secrets.get(what) ?? '')));
    expect(lines.slice(0, 20)).toEqual([]);
  });
});

/** Which secrets stand in a text, in their own letters or as JSON and URLs write them. */
function foundIn(printed: string): string[] {
  return [...secrets]
    .filter(([, secret]) =>
      [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].some(one => printed.includes(one)),
    )
    .map(([what]) => what);
}
