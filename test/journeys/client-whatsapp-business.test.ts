// The npm client `whatsapp-business`, unchanged, against the gateway. It speaks v17.0 through axios, rejects with Graph's
// bare error, and takes webhooks with an Express router of its own, which verifies nothing but the challenge.

import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WABAClient, WebhookClient } from 'whatsapp-business';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town, until } from '../town.ts';
import { type Bot, openBot } from './clients/bot.ts';
import { agreesOnPaper, customerOf, decisionBehind, greeting, morning, picture } from './clients/customer.ts';

const phoneId = demoSender.phoneNumberId;
const offer = { name: 'spring_offer', language: { code: 'en', policy: 'deterministic' } } as const;

let town: Town;
let bot: Bot;
let client: WABAClient;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-client-'));
  town = await openTown(morning);
  bot = await openBot(town);
  client = clientWith(town.key);
});

afterAll(async () => {
  await bot?.stop();
  await town?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The one change that a developer makes: the default of its axios. */
function clientWith(apiToken: string): WABAClient {
  const made = new WABAClient({ apiToken, phoneId, accountId: demoSender.wabaId });
  made.restClient.fetch.defaults.baseURL = `${town.url}/v17.0`;
  return made;
}

type GraphError = { code: number; type: string; message: string; fbtrace_id: string; error_data: { details: string } };

/** What the client rejects with: Graph's error itself; a test fails when there is none. */
async function errorOf(work: Promise<unknown>): Promise<GraphError> {
  return await work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (cause: GraphError) => cause,
  );
}

describe('refusals', () => {
  it('a promotion to a stranger rejects with 131050, and its fbtrace_id leads to the decision', async () => {
    const stranger = customerOf(town, '+4915112300401');
    const error = await errorOf(client.sendMessage({ to: stranger.phone, type: 'template', template: offer }));
    expect(error).toMatchObject({ code: 131050, type: 'OAuthException' });
    expect(error.error_data.details).toMatch(/\w/);
    expect(await decisionBehind(town, error.fbtrace_id)).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
    expect(await stranger.chat()).toEqual([]);
  });

  it('a text outside the window rejects with 131047, which the client has its own words for', async () => {
    const paul = customerOf(town, '+4915112300402');
    await agreesOnPaper(town, paul.phone);
    const error = await errorOf(client.sendMessage({ to: paul.phone, type: 'text', text: { body: 'Are you there?' } }));
    expect(error).toMatchObject({ code: 131047, message: 'Re-engagement message' });
    expect(await decisionBehind(town, error.fbtrace_id)).toMatchObject({ outcome: 'deny' });
    expect(await paul.chat()).toEqual([]);
  });

  it('a key that does not exist rejects with 190, which the client has its own words for', async () => {
    const work = clientWith('not-a-key').sendMessage({ to: '+4915112300403', type: 'text', text: { body: 'Hello' } });
    expect(await errorOf(work)).toMatchObject({ code: 190, message: 'Access token has expired' });
  });

  it('what the gateway does not pass on rejects in the same shape', async () => {
    expect(await errorOf(client.deregisterPhone(phoneId))).toMatchObject({ code: expect.any(Number) });
    expect(await errorOf(client.setupTwoStepAuth({ phoneNumberId: phoneId, pin: '123456' }))).toMatchObject({
      code: 100,
    });
  });
});

describe('what is allowed arrives', () => {
  it('the promotion, once the customer agreed, and not any more after STOP', async () => {
    const mia = customerOf(town, '+4915112300404');
    await mia.optsIn();
    const sent = await client.sendMessage({ to: mia.phone, type: 'template', template: offer });
    expect((await mia.receives(sent.messages[0].id)).type).toBe('template');
    await mia.stops();
    const error = await errorOf(client.sendMessage({ to: mia.phone, type: 'template', template: offer }));
    expect(error.code).toBe(131050);
    expect((await mia.chat()).filter(one => one.by === 'business' && one.type === 'template')).toHaveLength(1);
  });

  it('a text to a customer who wrote, letter for letter', async () => {
    const ben = customerOf(town, '+4915112300405');
    await ben.writes('When do you open?');
    const sent = await client.sendMessage({ to: ben.phone, text: { body: `At seven. ${greeting}` } });
    expect(sent.contacts[0]).toMatchObject({ input: ben.phone, wa_id: ben.phone.slice(1) });
    expect((await ben.receives(sent.messages[0].id)).content.text?.body).toBe(`At seven. ${greeting}`);
  });

  it('buttons', async () => {
    const eva = customerOf(town, '+4915112300406');
    await eva.writes('Is my cake ready?');
    const sent = await client.sendMessage({
      to: eva.phone,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'It is!' },
        action: { buttons: [{ type: 'reply', reply: { id: 'collect', title: 'Collect today' } }] },
      },
    });
    expect((await eva.receives(sent.messages[0].id)).type).toBe('interactive');
  });

  it('a picture that was uploaded, and its bytes come back the same', async () => {
    const ida = customerOf(town, '+4915112300407');
    await ida.writes('What does it look like?');
    const file = join(folder, 'cake.png');
    await writeFile(file, picture);
    const { id } = await client.uploadMedia({ file, type: 'image/png' });
    const image = { id, caption: 'Our cake' };
    const sent = await client.sendMessage({ to: ida.phone, type: 'image', image });
    expect((await ida.receives(sent.messages[0].id)).content.image).toMatchObject(image);

    const { url, mime_type } = await client.getMedia(id);
    expect(mime_type).toBe('image/png');
    const saved = join(folder, 'saved.png');
    await finished(await client.downloadMedia(url, saved));
    expect(await readFile(saved)).toEqual(picture);
    expect(await client.deleteMedia(id)).toEqual({ success: true });
    expect(await errorOf(client.getMedia(id))).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('what needs no consent passes', () => {
  it('a read receipt', async () => {
    const tom = customerOf(town, '+4915112300408');
    const wamid = await tom.writes('Hello?');
    expect(await client.markMessageAsRead(wamid)).toEqual({ success: true });
    expect((await tom.chat()).find(one => one.wamid === wamid)?.status).toBe('read');
  });

  it('the list of templates, through the client’s own axios', async () => {
    const listed: { data: { name: string }[] } = await client.restClient.get(`${demoSender.wabaId}/message_templates`);
    expect(listed.data.map(one => one.name)).toContain('spring_offer');
  });

  it('the business profile, the numbers and one number', async () => {
    expect((await client.getBusinessProfile()).data).toHaveLength(1);
    expect((await client.getBusinessPhoneNumbers()).data.map(one => one.id)).toEqual([phoneId]);
    expect((await client.getSingleBusinessPhoneNumber(phoneId)).id).toBe(phoneId);
  });
});

describe('webhooks that are passed on', () => {
  it('are signed with the bot’s secret, over exactly their bytes', async () => {
    const zoe = customerOf(town, '+4915112300409');
    const wamid = await zoe.act({ do: 'text', text: greeting });
    const { body, headers } = await bot.hears(wamid);
    // The client has no verifier: whoever uses it writes this line.
    const digest = createHmac('sha256', bot.secret).update(body).digest('hex');
    expect(headers['x-hub-signature-256']).toBe(`sha256=${digest}`);
  });

  it('reach the client’s own webhook server, which also answers the challenge', async () => {
    const require = createRequire(import.meta.url);
    // The client's own Express, so that nothing of ours stands between.
    const express = createRequire(require.resolve('whatsapp-business'))('express');
    const app = express();
    app.use(express.json());
    const webhooks = new WebhookClient({ token: 'challenge-me', expressApp: { app, shouldStartListening: false } });
    const said: unknown[] = [];
    webhooks.initWebhook({
      onTextMessageReceived: (message, contact) => void said.push([message.from, message.text?.body, contact.wa_id]),
    });
    const own = await openBot(town, app as RequestListener); // an Express app is one
    try {
      const query = 'hub.mode=subscribe&hub.verify_token=challenge-me&hub.challenge=1158201444';
      expect(await (await fetch(`${own.url}?${query}`)).text()).toBe('1158201444');
      const yara = customerOf(town, '+4915112300410');
      await yara.act({ do: 'text', text: greeting });
      await until('the handler was called', async () => said.length > 0);
      expect(said).toEqual([[yara.phone.slice(1), greeting, yara.phone.slice(1)]]);
    } finally {
      await own.stop();
    }
  });
});
