// The npm client `@great-detail/whatsapp`, unchanged, against the gateway. It drops the version from every path, repeats
// reads that failed, and throws the HTTPError of its HTTP library with Graph's error in it.

import { Client, MessageType } from '@great-detail/whatsapp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town } from '../town.ts';
import { type Bot, type Heard, openBot } from './clients/bot.ts';
import { agreesOnPaper, customerOf, decisionBehind, greeting, morning, picture } from './clients/customer.ts';

const phoneNumberID = demoSender.phoneNumberId;
const offer = { name: 'spring_offer', language: { code: 'en' as const }, components: [] };

let town: Town;
let bot: Bot;
let client: Client;

beforeAll(async () => {
  town = await openTown(morning);
  bot = await openBot(town);
  client = new Client({ baseUrl: town.url, request: { headers: { Authorization: `Bearer ${town.key}` } } });
});

afterAll(async () => {
  await bot?.stop();
  await town?.stop();
});

type GraphError = {
  code: number;
  type: string;
  fbtrace_id: string;
  error_subcode?: number;
  error_data?: { details: string };
};

/** Graph's error inside of the client's own; a test fails when there is another or none. */
async function errorOf(work: Promise<unknown>): Promise<GraphError & { status: number }> {
  const thrown: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(thrown instanceof Error) || thrown.name !== 'HTTPError') throw new Error('no HTTPError', { cause: thrown });
  const { response, data } = thrown as Error & { response: Response; data: { error: GraphError } }; // ky's HTTPError
  return { ...data.error, status: response.status };
}

const sendTemplate = (to: string) =>
  client.message.createMessage({ phoneNumberID, to, type: MessageType.Template, template: offer }).json();
const sendText = (to: string, body: string) =>
  client.message.createMessage({ phoneNumberID, to, type: MessageType.Text, text: { body } }).json();

describe('refusals', () => {
  it('a promotion to a stranger throws, and its fbtrace_id leads to the decision', async () => {
    const stranger = customerOf(town, '+4915112300301');
    const error = await errorOf(sendTemplate(stranger.phone));
    expect(error).toMatchObject({ status: 400, code: 131050, type: 'OAuthException' });
    expect(error.error_data?.details).toMatch(/\w/);
    expect(await decisionBehind(town, error.fbtrace_id)).toMatchObject({ outcome: 'deny', class: 'marketing_own' });
    expect(await stranger.chat()).toEqual([]);
  });

  it('a text outside the window throws 131047', async () => {
    const paul = customerOf(town, '+4915112300302');
    await agreesOnPaper(town, paul.phone);
    const error = await errorOf(sendText(paul.phone, 'Are you there?'));
    expect(error).toMatchObject({ status: 400, code: 131047 });
    expect(await decisionBehind(town, error.fbtrace_id)).toMatchObject({ outcome: 'deny' });
    expect(await paul.chat()).toEqual([]);
  });

  it('a key that does not exist throws 190', async () => {
    const forger = new Client({ baseUrl: town.url, request: { headers: { Authorization: 'Bearer not-a-key' } } });
    const to = '+4915112300303';
    const work = forger.message.createMessage({ phoneNumberID, to, type: MessageType.Text, text: { body: 'Hello' } });
    expect(await errorOf(work)).toMatchObject({ status: 401, code: 190 });
  });
});

describe('what is allowed arrives', () => {
  it('the promotion, once the customer agreed, and not any more after STOP', async () => {
    const mia = customerOf(town, '+4915112300304');
    await mia.optsIn();
    const sent = await sendTemplate(mia.phone);
    expect((await mia.receives(sent.messages[0]?.id)).type).toBe('template');
    await mia.stops();
    expect((await errorOf(sendTemplate(mia.phone))).code).toBe(131050);
    expect((await mia.chat()).filter(one => one.by === 'business' && one.type === 'template')).toHaveLength(1);
  });

  it('a text to a customer who wrote, letter for letter', async () => {
    const ben = customerOf(town, '+4915112300305');
    await ben.writes('When do you open?');
    const sent = await sendText(ben.phone, `At seven. ${greeting}`);
    expect(sent.contacts[0]).toMatchObject({ input: ben.phone, wa_id: ben.phone.slice(1) });
    expect((await ben.receives(sent.messages[0]?.id)).content.text?.body).toBe(`At seven. ${greeting}`);
  });

  it('buttons', async () => {
    const eva = customerOf(town, '+4915112300306');
    await eva.writes('Is my cake ready?');
    const sent = await client.message
      .createMessage({
        phoneNumberID,
        to: eva.phone,
        type: MessageType.Interactive,
        interactive: {
          type: 'button',
          body: { text: 'It is!' },
          action: { buttons: [{ type: 'reply', reply: { id: 'collect', title: 'Collect today' } }] },
        },
      })
      .json();
    expect((await eva.receives(sent.messages[0]?.id)).type).toBe('interactive');
  });

  it('a picture that was uploaded, and its bytes come back the same', async () => {
    const ida = customerOf(town, '+4915112300307');
    await ida.writes('What does it look like?');
    const file = new Blob([picture], { type: 'image/png' });
    const { id } = await client.media
      .upload({ phoneNumberID, file, filename: 'cake.png', mimeType: 'image/png' })
      .json();
    const image = { id, caption: 'Our cake' };
    const sent = await client.message
      .createMessage({ phoneNumberID, to: ida.phone, type: MessageType.Image, image })
      .json();
    expect((await ida.receives(sent.messages[0]?.id)).content.image).toMatchObject(image);

    const { url, mime_type } = await client.media.getURL({ mediaID: id, phoneNumberID }).json();
    expect(mime_type).toBe('image/png');
    // This client sends a foreign Host header and, unless told to, no key.
    const headers = { Authorization: `Bearer ${town.key}` };
    const got = await client.media.download({ mediaURL: url, request: { headers } });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(picture);
    expect(await errorOf(client.media.download({ mediaURL: url, request: { retry: 0 } }))).toMatchObject({
      status: 401,
    });
    // Deletions come with a content type and without a body.
    expect(await client.media.delete({ mediaID: id }).json()).toEqual({ success: true });
    const gone = await errorOf(client.media.getURL({ mediaID: id }).json());
    expect(gone).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('what needs no consent passes', () => {
  it('a read receipt, with and without the sign of typing', async () => {
    const tom = customerOf(town, '+4915112300308');
    const message_id = await tom.writes('Hello?');
    const read = client.message.createStatus({ phoneNumberID, status: 'read', message_id });
    expect(await read.json()).toEqual({ success: true });
    expect((await tom.chat()).find(one => one.wamid === message_id)?.status).toBe('read');
    const typing_indicator = { type: 'text' } as const;
    const typing = client.message.createStatus({ phoneNumberID, status: 'read', message_id, typing_indicator });
    expect(await typing.json()).toEqual({ success: true });
  });

  it('the list of templates that Meta has approved', async () => {
    const listed = await client.template.list(demoSender.wabaId, { limit: 50, status: ['APPROVED'] }).json();
    expect(listed.data.map(one => one.name)).toContain('spring_offer');
  });

  it('the business profile, the numbers and one number', async () => {
    const profile = await client.businessProfile.getBusinessProfile({ phoneNumberID, fields: ['about'] }).json();
    expect(profile.data).toHaveLength(1);
    const numbers = await client.phoneNumbers.listPhoneNumbers({ businessAccountID: demoSender.wabaId }).json();
    expect(numbers.data.map(one => one.id)).toEqual([phoneNumberID]);
    const one = await client.phoneNumbers.getPhoneNumber({ phoneNumberID }).json();
    expect(one.id).toBe(phoneNumberID);
  });
});

describe('webhooks that are passed on', () => {
  const taken = ({ body, headers }: Heard) =>
    client.webhook.eventNotification({ method: 'POST', query: {}, body, headers: { ...headers } });

  it('satisfy the client’s own verifier, and read as what the customer wrote', async () => {
    const zoe = customerOf(town, '+4915112300309');
    const wamid = await zoe.act({ do: 'text', text: greeting });
    const event = await taken(await bot.hears(wamid));
    await event.verifySignature(bot.secret);
    const messages = event.eventNotification.entry.flatMap(entry =>
      entry.changes.flatMap(one => ('value' in one && 'messages' in one.value ? one.value.messages : [])),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ from: zoe.phone.slice(1), id: wamid, type: 'text', text: { body: greeting } }),
    );
  });

  it('are refused by it when a letter was changed, or when another secret is expected', async () => {
    const heard = await bot.hears('wamid.');
    const { InvalidHubSignatureWebhookError } = client.webhook.errors;
    const changed = await taken({ ...heard, body: `${heard.body} ` });
    await expect(changed.verifySignature(bot.secret)).rejects.toThrow(InvalidHubSignatureWebhookError);
    const other = await taken(heard);
    await expect(other.verifySignature(demoSender.appSecret)).rejects.toThrow(InvalidHubSignatureWebhookError);
  });
});
