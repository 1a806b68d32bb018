// The npm client `@kapso/whatsapp-cloud-api`, unchanged, against the gateway. It throws its GraphApiError, which says by
// code, status and Retry-After whether to try again.

import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town, until } from '../town.ts';
import { type Bot, openBot } from './clients/bot.ts';
import { agreesOnPaper, askFor, customerOf, decisionBehind, greeting, morning, picture } from './clients/customer.ts';

const phoneNumberId = demoSender.phoneNumberId;
const businessAccountId = demoSender.wabaId;
const offer = { name: 'spring_offer', language: { code: 'en' } };

let town: Town;
let bot: Bot;
let client: WhatsAppClient;

beforeAll(async () => {
  town = await openTown(morning);
  bot = await openBot(town);
  client = new WhatsAppClient({ accessToken: town.key, baseUrl: town.url });
});

afterAll(async () => {
  await bot?.stop();
  await town?.stop();
});

/** The client's own error; a test fails when there is another or none. */
async function errorOf(work: Promise<unknown>): Promise<GraphApiError> {
  const thrown: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (thrown instanceof GraphApiError) return thrown;
  throw new Error(`no GraphApiError: ${JSON.stringify(thrown)}`);
}

describe('refusals', () => {
  it('a promotion to a stranger throws 131050, never to be tried again, and leads to the decision', async () => {
    const stranger = customerOf(town, '+4915112300201');
    const error = await errorOf(client.messages.sendTemplate({ phoneNumberId, to: stranger.phone, template: offer }));
    expect(error).toMatchObject({ code: 131050, httpStatus: 400, type: 'OAuthException' });
    expect(error.retry).toEqual({ action: 'do_not_retry' });
    expect(error.details).toMatch(/\w/);
    expect(error.errorData?.['reasons']).toMatchObject([{ code: expect.stringMatching(/^DENY_/) }]);
    expect(await decisionBehind(town, error.fbtraceId)).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
    expect(await stranger.chat()).toEqual([]);
  });

  it('a text outside the window throws 131047, the client’s category of the window', async () => {
    const paul = customerOf(town, '+4915112300202');
    await agreesOnPaper(town, paul.phone);
    const error = await errorOf(client.messages.sendText({ phoneNumberId, to: paul.phone, body: 'Are you there?' }));
    expect(error).toMatchObject({ code: 131047, httpStatus: 400, category: 'reengagementWindow' });
    expect(error.retry).toEqual({ action: 'do_not_retry' });
    expect(await decisionBehind(town, error.fbtraceId)).toMatchObject({ outcome: 'deny' });
    expect(await paul.chat()).toEqual([]);
  });

  it('a key that does not exist throws 190, to be replaced', async () => {
    const forger = new WhatsAppClient({ accessToken: 'not-a-key', baseUrl: town.url });
    const error = await errorOf(forger.messages.sendText({ phoneNumberId, to: '+4915112300203', body: 'Hello' }));
    expect(error).toMatchObject({ code: 190, httpStatus: 401, category: 'authorization' });
    expect(error.retry).toEqual({ action: 'refresh_token' });
  });

  it('a template that Meta paused throws the client’s category of templates', async () => {
    const nina = customerOf(town, '+4915112300204');
    await nina.optsIn();
    const atMeta = `${town.emulator}/_emulator/templates/spring_offer:de`;
    await town.call('POST', atMeta, { status: 'PAUSED', reason: 'ABUSIVE_CONTENT' });
    const german = { template: { name: 'spring_offer', language: 'de' } };
    await until('Assent heard of it', async () => {
      return (await askFor(town, { to: nina.phone, ...german })).outcome === 'deny';
    });
    const template = { name: 'spring_offer', language: { code: 'de' } };
    const error = await errorOf(client.messages.sendTemplate({ phoneNumberId, to: nina.phone, template }));
    expect(error).toMatchObject({ code: 132015, httpStatus: 400, category: 'template' });
    expect(error.retry).toEqual({ action: 'fix_and_retry' });
  });

  it('a number that is not ours throws as Meta would', async () => {
    const work = client.messages.sendText({ phoneNumberId: '999999999999999', to: '+4915112300203', body: 'Hello' });
    const error = await errorOf(work);
    expect(error).toMatchObject({ code: 100, httpStatus: 400, errorSubcode: 33, category: 'parameter' });
  });
});

describe('what is allowed arrives', () => {
  it('the promotion, once the customer agreed, and not any more after STOP', async () => {
    const mia = customerOf(town, '+4915112300205');
    await mia.optsIn();
    const sent = await client.messages.sendTemplate({ phoneNumberId, to: mia.phone, template: offer });
    expect((await mia.receives(sent.messages[0]?.id)).type).toBe('template');
    await mia.stops();
    const error = await errorOf(client.messages.sendTemplate({ phoneNumberId, to: mia.phone, template: offer }));
    expect(error.code).toBe(131050);
    expect((await mia.chat()).filter(one => one.by === 'business' && one.type === 'template')).toHaveLength(1);
  });

  it('a text to a customer who wrote, letter for letter', async () => {
    const ben = customerOf(town, '+4915112300206');
    const contextMessageId = await ben.writes('When do you open?');
    const body = `At seven. ${greeting}`;
    const sent = await client.messages.sendText({ phoneNumberId, to: ben.phone, body, contextMessageId });
    expect(sent.contacts[0]).toMatchObject({ input: ben.phone, waId: ben.phone.slice(1) });
    const got = await ben.receives(sent.messages[0]?.id);
    expect(got).toMatchObject({ content: { text: { body } }, contextId: contextMessageId });
  });

  it('buttons and a list', async () => {
    const eva = customerOf(town, '+4915112300207');
    await eva.writes('Is my cake ready?');
    const buttons = await client.messages.sendInteractiveButtons({
      phoneNumberId,
      to: eva.phone,
      bodyText: 'It is!',
      buttons: [
        { id: 'collect', title: 'Collect today' },
        { id: 'later', title: 'Later' },
      ],
    });
    expect((await eva.receives(buttons.messages[0]?.id)).type).toBe('interactive');
    const list = await client.messages.sendInteractiveList({
      phoneNumberId,
      to: eva.phone,
      bodyText: 'When will you come?',
      buttonText: 'Choose',
      sections: [{ title: 'Today', rows: [{ id: 'noon', title: 'At noon' }] }],
    });
    expect((await eva.receives(list.messages[0]?.id)).type).toBe('interactive');
  });

  it('a picture that was uploaded, and its bytes come back the same', async () => {
    const ida = customerOf(town, '+4915112300208');
    await ida.writes('What does it look like?');
    const file = new Blob([picture], { type: 'image/png' });
    const { id } = await client.media.upload({ phoneNumberId, type: 'image/png', file, fileName: 'cake.png' });
    const image = { id, caption: 'Our cake' };
    const sent = await client.messages.sendImage({ phoneNumberId, to: ida.phone, image });
    expect((await ida.receives(sent.messages[0]?.id)).content.image).toMatchObject(image);

    expect(await client.media.get({ mediaId: id })).toMatchObject({ id, mimeType: 'image/png' });
    const bytes = await client.media.download({ mediaId: id, phoneNumberId, auth: 'always' });
    expect(Buffer.from(bytes as ArrayBuffer)).toEqual(picture); // its default kind of answer
    expect(await client.media.delete({ mediaId: id })).toEqual({ success: true });
    expect(await errorOf(client.media.get({ mediaId: id }))).toMatchObject({ code: 100, errorSubcode: 33 });
  });
});

describe('what needs no consent passes', () => {
  it('a read receipt, with and without the sign of typing', async () => {
    const tom = customerOf(town, '+4915112300209');
    const messageId = await tom.writes('Hello?');
    expect(await client.messages.markRead({ phoneNumberId, messageId })).toEqual({ success: true });
    expect((await tom.chat()).find(one => one.wamid === messageId)?.status).toBe('read');
    const typing = client.messages.markRead({ phoneNumberId, messageId, typingIndicator: { type: 'text' } });
    expect(await typing).toEqual({ success: true });
  });

  it('the list of templates, page by page', async () => {
    const first = await client.templates.list({ businessAccountId, limit: 2 });
    expect(first.data).toHaveLength(2);
    const after = first.paging.cursors.after ?? '';
    const second = await client.templates.list({ businessAccountId, limit: 2, after });
    const names = [...first.data, ...second.data].map(one => `${one.name} ${one.language}`);
    expect(new Set(names).size).toBe(4);
    expect(names).toContain('spring_offer en');
  });

  it('the business profile', async () => {
    const profile = await client.phoneNumbers.businessProfile.get({ phoneNumberId });
    expect(profile).toMatchObject({ data: [{ messagingProduct: 'whatsapp' }] });
  });
});

describe('webhooks that are passed on', () => {
  it('satisfy the client’s own verifier, and read as what the customer wrote', async () => {
    const zoe = customerOf(town, '+4915112300210');
    const wamid = await zoe.act({ do: 'text', text: greeting });
    const { body, headers } = await bot.hears(wamid);
    const signatureHeader = headers['x-hub-signature-256'] ?? '';
    expect(verifySignature({ appSecret: bot.secret, rawBody: body, signatureHeader })).toBe(true);
    const { messages, phoneNumberId: number } = normalizeWebhook(JSON.parse(body));
    expect(number).toBe(phoneNumberId);
    expect(messages.find(one => one.id === wamid)).toMatchObject({
      from: zoe.phone.slice(1),
      text: { body: greeting },
      kapso: { direction: 'inbound' },
    });
  });

  it('are refused by it when a letter was changed, or when another secret is expected', async () => {
    const { body: rawBody, headers } = await bot.hears('wamid.');
    const signatureHeader = headers['x-hub-signature-256'] ?? '';
    expect(verifySignature({ appSecret: bot.secret, rawBody: `${rawBody} `, signatureHeader })).toBe(false);
    expect(verifySignature({ appSecret: demoSender.appSecret, rawBody, signatureHeader })).toBe(false);
  });

  it('tell what became of a message', async () => {
    const uma = customerOf(town, '+4915112300211');
    await uma.writes('Hi');
    const sent = await client.messages.sendText({
      phoneNumberId,
      to: uma.phone,
      body: 'Hi Uma',
      bizOpaqueCallbackData: 'order 4711',
    });
    const { body } = await bot.hears('order 4711');
    expect(normalizeWebhook(JSON.parse(body)).statuses).toContainEqual(
      expect.objectContaining({ id: sent.messages[0]?.id, bizOpaqueCallbackData: 'order 4711' }),
    );
  });
});
