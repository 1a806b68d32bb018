// The npm client `whatsapp-api-js`, unchanged, against the gateway. It resolves with `{ error }` where others throw, and
// verifies webhooks over a body that it escapes anew.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { WhatsAppAPIFailedToVerifyError } from 'whatsapp-api-js/errors';
import { ActionButtons, Body, Button, Image, Interactive, Template, Text } from 'whatsapp-api-js/messages';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town, until } from '../town.ts';
import { type Bot, openBot } from './clients/bot.ts';
import { agreesOnPaper, customerOf, decisionBehind, greeting, morning, picture } from './clients/customer.ts';

const phoneId = demoSender.phoneNumberId;
const graph = 'https://graph.facebook.com';

let town: Town;
let bot: Bot;
let client: WhatsAppAPI;

beforeAll(async () => {
  town = await openTown(morning);
  bot = await openBot(town);
  // This client reads only the first update of a webhook, so Meta's side sends each alone.
  await town.call('PATCH', `${town.emulator}/_emulator/switches`, { batchMax: 1 });
  client = new WhatsAppAPI({
    token: town.key,
    appSecret: bot.secret,
    webhookVerifyToken: demoSender.verifyToken,
    v: 'v24.0',
    // The one change that a developer makes: Meta's address becomes Assent's.
    ponyfill: { fetch: (url, init) => fetch(String(url).replace(graph, town.url), init) },
  });
});

afterAll(async () => {
  await bot?.stop();
  await town?.stop();
});

describe('refusals', () => {
  it('a promotion to a stranger resolves with error 131050, and its fbtrace_id leads to the decision', async () => {
    const stranger = customerOf(town, '+4915112300101');
    const answer = await client.sendMessage(phoneId, stranger.phone, new Template('spring_offer', 'en'));
    expect(answer.error).toMatchObject({ code: 131050, type: 'OAuthException' });
    expect(answer.error?.error_data).toMatchObject({
      messaging_product: 'whatsapp',
      details: expect.stringMatching(/\w/),
    });
    const decision = await decisionBehind(town, answer.error?.fbtrace_id);
    expect(decision).toMatchObject({ outcome: 'deny', class: 'marketing_own', dry_run: false });
    expect(await stranger.chat()).toEqual([]);
  });

  it('a text outside the window resolves with error 131047', async () => {
    const paul = customerOf(town, '+4915112300102');
    await agreesOnPaper(town, paul.phone);
    const answer = await client.sendMessage(phoneId, paul.phone, new Text('Are you there?'));
    expect(answer.error?.code).toBe(131047);
    expect(await decisionBehind(town, answer.error?.fbtrace_id)).toMatchObject({ outcome: 'deny' });
    expect(await paul.chat()).toEqual([]);
  });

  it('a key that does not exist resolves with error 190', async () => {
    const forger = new WhatsAppAPI({
      token: 'not-a-key',
      secure: false,
      v: 'v24.0',
      ponyfill: { fetch: (url, init) => fetch(String(url).replace(graph, town.url), init) },
    });
    const answer = await forger.sendMessage(phoneId, '+4915112300103', new Text('Hello'));
    expect(answer.error?.code).toBe(190);
  });
});

describe('what is allowed arrives', () => {
  it('the promotion, once the customer agreed, and not any more after STOP', async () => {
    const mia = customerOf(town, '+4915112300104');
    await mia.optsIn();
    const offer = new Template('spring_offer', 'en');
    const sent = await client.sendMessage(phoneId, mia.phone, offer);
    if (sent.error) throw new Error(sent.error.error_data.details);
    expect(sent.messages[0].id).toMatch(/^wamid\./);
    expect((await mia.receives(sent.messages[0].id)).type).toBe('template');

    await mia.stops();
    const refused = await client.sendMessage(phoneId, mia.phone, offer);
    expect(refused.error?.code).toBe(131050);
    expect((await mia.chat()).filter(one => one.by === 'business' && one.type === 'template')).toHaveLength(1);
  });

  it('a text to a customer who wrote, letter for letter', async () => {
    const ben = customerOf(town, '+4915112300105');
    await ben.writes('When do you open?');
    const sent = await client.sendMessage(phoneId, ben.phone, new Text(`At seven. ${greeting}`));
    if (sent.error) throw new Error(sent.error.error_data.details);
    expect(sent.contacts[0]).toMatchObject({ input: ben.phone, wa_id: ben.phone.slice(1) });
    const got = await ben.receives(sent.messages[0].id);
    expect(got.content.text?.body).toBe(`At seven. ${greeting}`);
  });

  it('buttons, and a tap on one comes back to the client’s own handler', async () => {
    const eva = customerOf(town, '+4915112300106');
    await eva.writes('Is my cake ready?');
    const buttons = new ActionButtons(new Button('collect', 'Collect today'), new Button('later', 'Later'));
    const sent = await client.sendMessage(phoneId, eva.phone, new Interactive(buttons, new Body('It is!')));
    if (sent.error) throw new Error(sent.error.error_data.details);
    const wamid = sent.messages[0].id;
    expect((await eva.receives(wamid)).type).toBe('interactive');
    await eva.act({ do: 'tap', wamid, button: 'Collect today' });
    const { body, headers } = await bot.hears('button_reply');
    const tapped: unknown[] = [];
    client.on.message = ({ message }) => void tapped.push(message);
    await client.post(JSON.parse(body), body, headers['x-hub-signature-256'] ?? '');
    expect(tapped).toMatchObject([
      { type: 'interactive', interactive: { button_reply: { id: 'collect', title: 'Collect today' } } },
    ]);
  });

  it('the handler’s own reply to a customer who shows no number', async () => {
    const kim = customerOf(town, '+4915198765432');
    const wamid = await kim.act({ do: 'text', text: 'Do you have rye bread?' });
    const { body, headers } = await bot.hears(wamid);
    expect(body).not.toContain(kim.phone.slice(1));
    const answers: unknown[] = [];
    client.on.message = async ({ reply }) => void answers.push(await reply(new Text('Yes, from ten.'), true));
    await until('the window is open', async () => {
      answers.length = 0;
      await client.post(JSON.parse(body), body, headers['x-hub-signature-256'] ?? '');
      return JSON.stringify(answers).includes('wamid.');
    });
    expect(answers).toMatchObject([{ contacts: [{ user_id: expect.stringMatching(/^DE\./) }] }]);
    expect((await kim.chat()).at(-1)).toMatchObject({ by: 'business', content: { text: { body: 'Yes, from ten.' } } });
  });

  it('a picture that was uploaded, and its bytes come back the same', async () => {
    const ida = customerOf(town, '+4915112300107');
    await ida.writes('What does it look like?');
    const form = new FormData();
    form.set('file', new File([picture], 'cake.png', { type: 'image/png' }));
    const uploaded = await client.uploadMedia(phoneId, form);
    if (uploaded.error) throw new Error(uploaded.error.message);
    const image = new Image(uploaded.id, true, 'Our cake');
    const sent = await client.sendMessage(phoneId, ida.phone, image);
    if (sent.error) throw new Error(sent.error.error_data.details);
    const got = await ida.receives(sent.messages[0].id);
    expect(got.content.image).toMatchObject({ id: uploaded.id, caption: 'Our cake' });

    const medium = await client.retrieveMedia(uploaded.id, phoneId);
    if (medium.error) throw new Error(medium.error.message);
    expect(medium).toMatchObject({ id: uploaded.id, mime_type: 'image/png', messaging_product: 'whatsapp' });
    expect(medium.url.startsWith(town.url)).toBe(true);
    const file = await client.fetchMedia(medium.url);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(picture);

    expect(await client.deleteMedia(uploaded.id, phoneId)).toEqual({ success: true });
    expect((await client.retrieveMedia(uploaded.id)).error?.code).toBe(100);
  });
});

describe('what needs no consent passes', () => {
  it('a read receipt, with and without the sign of typing', async () => {
    const tom = customerOf(town, '+4915112300108');
    const wamid = await tom.writes('Hello?');
    expect(await client.markAsRead(phoneId, wamid)).toEqual({ success: true });
    expect((await tom.chat()).find(one => one.wamid === wamid)?.status).toBe('read');
    expect(await client.markAsRead(phoneId, wamid, 'text')).toEqual({ success: true });
  });

  it('the list of templates', async () => {
    const answer = await client.$$apiFetch$$(`${graph}/v24.0/${demoSender.wabaId}/message_templates?limit=50`);
    const { data } = (await answer.json()) as { data: { name: string }[] }; // the shape that Meta documents
    expect(data.map(one => one.name)).toContain('spring_offer');
  });

  it('blocking a customer, on a path without a version', async () => {
    const troll = customerOf(town, '+4915112300109');
    await troll.writes('!!!');
    const blocked = await client.blockUser(phoneId, troll.phone);
    expect(blocked).toMatchObject({ block_users: { added_users: [{ wa_id: troll.phone.slice(1) }] } });
    expect(await client.unblockUser(phoneId, troll.phone)).not.toHaveProperty('error');
  });
});

describe('webhooks that are passed on', () => {
  it.each([
    ['beyond ASCII', greeting],
    ['that JSON escapes', 'a "quote", a \\, a /, a tab\t, a line\n, \u2028 and \u2029'],
    ['of control', 'DEL \u007f and NEL \u0085'],
  ])('satisfy the client’s own verifier with characters %s', async (_, text) => {
    const zoe = customerOf(town, '+4915112300110');
    const wamid = await zoe.act({ do: 'text', text });
    const { body, headers } = await bot.hears(wamid);
    const signature = headers['x-hub-signature-256'] ?? '';
    expect(await client.verifyRequestSignature(body, signature)).toBe(true);
    expect(body).toMatch(/^[ -~]*$/);
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(body));

    const said: unknown[] = [];
    client.on.message = ({ message }) => void said.push(message);
    await client.post(JSON.parse(body), body, signature);
    expect(said).toMatchObject([{ from: zoe.phone.slice(1), id: wamid, type: 'text', text: { body: text } }]);
  });

  it('are refused by it when a letter was changed, or when Meta’s own secret is expected', async () => {
    const heard = await bot.hears('wamid.');
    const signature = heard.headers['x-hub-signature-256'] ?? '';
    const changed = heard.body.replace('wamid.', 'wamid_');
    await expect(client.post(JSON.parse(changed), changed, signature)).rejects.toThrow(WhatsAppAPIFailedToVerifyError);
    const other = new WhatsAppAPI({ token: town.key, appSecret: demoSender.appSecret, v: 'v24.0' });
    expect(await other.verifyRequestSignature(heard.body, signature)).toBe(false);
  });

  it('give back the caller’s own opaque value with the status', async () => {
    const uma = customerOf(town, '+4915112300111');
    await uma.writes('Hi');
    const sent = await client.sendMessage(phoneId, uma.phone, new Text('Hi Uma'), undefined, 'order 4711');
    if (sent.error) throw new Error(sent.error.error_data.details);
    const { body, headers } = await bot.hears('order 4711');
    const told: unknown[] = [];
    client.on.status = ({ id, biz_opaque_callback_data }) => void told.push([id, biz_opaque_callback_data]);
    await client.post(JSON.parse(body), body, headers['x-hub-signature-256'] ?? '');
    expect(told).toEqual([[sent.messages[0].id, 'order 4711']]);
  });

  it('can be told apart from the challenge, which the client answers itself', () => {
    const challenge = {
      'hub.mode': 'subscribe',
      'hub.verify_token': demoSender.verifyToken,
      'hub.challenge': '42',
    } as const;
    expect(client.get(challenge)).toBe('42');
  });
});
