// What was written is shown to who may read it: both ways, under every id that the person had, and never once it is gone.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type ContactId, idAt } from '../../kernel/kernel.ts';
import { type ApiFixture, openApiFixture, phoneNumberId } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
let contact: ContactId;

const phone = '+4915117000001';
const rows = <R>(text: string, ...values: unknown[]) => database.db.query<R>('all', { text, values });
const read = (query = '', headers?: Record<string, string>) =>
  fixture.call('GET', `/api/v1/contacts/${contact}/messages${query}`, undefined, headers);
let written = 0;

/** A message as the intake keeps it. */
async function insertInbound(to: ContactId, update: object): Promise<string> {
  const key = await fixture.contacts.profileKeyOf(fixture.mine, to);
  fixture.pass(1_000);
  const id = idAt<'message'>(fixture.nowMs(), Buffer.alloc(10, ++written));
  const body = fixture.vault.sealPersonal(key ?? Buffer.alloc(32), JSON.stringify({ update }), `message:${id}`);
  const sender = fixture.directory.senders(fixture.mine)[0]?.id;
  await rows(
    `insert into message (business_id, id, contact_id, sender_id, direction, state, class, kind, body)
      values ($1, $2, $3, $4, 'in', 'received', 'reply', 'text', $5)`,
    ...[fixture.mine, id, to, sender, body],
  );
  return id;
}

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
  const consent = { contact: { phone }, type: 'given', purpose: 'offers', act: 'tick', source: 'till' };
  const given = await fixture.call('POST', '/api/v1/consents', { ...consent, evidence: { possession: 'by a link' } });
  contact = given.json().contact_id;
  fixture.pass(1_000);
  const components = [{ type: 'body', parameters: [{ type: 'text', text: 'Ms Roe' }] }];
  const template = { name: 'spring_offer', language: 'en', components };
  await fixture.call('POST', '/api/v1/messages', { sender: phoneNumberId, to: phone, template });
  await insertInbound(contact, { type: 'text', text: { body: 'thank you' } });
  await insertInbound(contact, { type: 'image', image: { id: '9', mime_type: 'image/png', caption: 'look' } });
});

afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

describe('the messages of a contact', () => {
  test('are shown with what was written, newest first', async () => {
    const { items, next } = (await read()).json();
    expect(next).toBeNull();
    expect(items).toMatchObject([
      { direction: 'in', content: { text: 'look', media: { kind: 'image', id: '9', mime_type: 'image/png' } } },
      { direction: 'in', content: { text: 'thank you', template: null, media: null }, error: null },
      {
        direction: 'out',
        state: 'queued',
        content: { template: { name: 'spring_offer', language: 'en', parameters: ['Ms Roe'] } },
      },
    ]);
    expect(items[2].decision_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('say in words why one failed', async () => {
    await rows(`update message set state = 'failed', error_code = 131026 where direction = 'out'`);
    expect((await read()).json().items[2].error).toEqual({ code: 131_026, words: 'Message undeliverable' });
  });

  test('come page by page while others come in', async () => {
    const first = (await read('?limit=2')).json();
    await insertInbound(contact, { type: 'text', text: { body: 'one more' } });
    const second = (await read(`?limit=2&after=${first.next}`)).json();
    const texts = [...first.items, ...second.items].map(one => one.content.text);
    expect([texts, second.next]).toEqual([['look', 'thank you', null], null]);
  });

  test('need the scope of their own, and belong to one business', async () => {
    const { key } = await fixture.keys.create({
      businessId: fixture.mine,
      name: 'narrow',
      scopes: ['contacts:read', 'messages:read'],
      senderIds: null,
    });
    const refused = await read('', { authorization: `Bearer ${key}` });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'scope-missing']);
    expect((await read('', { authorization: `Bearer ${fixture.theirKey}` })).statusCode).toBe(404);
  });

  test('of whoever was merged into them are opened by the key that sealed them', async () => {
    const user = { user_id: 'DE.900000000000009' };
    const consent = { contact: user, type: 'given', purpose: 'offers', act: 'tick', source: 'app' };
    const other = (await fixture.call('POST', '/api/v1/consents', consent)).json().contact_id;
    await insertInbound(other, { type: 'text', text: { body: 'from before' } });
    await fixture.call('POST', '/api/v1/consents', { ...consent, contact: { ...user, phone }, type: 'withdrawn' });
    const { items } = (await read('?limit=1')).json();
    expect(items).toMatchObject([{ contact_id: other, content: { text: 'from before' } }]);
  });

  test('show nothing once the key is destroyed', async () => {
    await rows(
      `update contact_key set wrapped = null, destroyed_at = now() where contact_id = $1 and kind = 'profile'`,
      contact,
    );
    const { items } = (await read()).json();
    const mine = items.filter((one: { contact_id: string }) => one.contact_id === contact);
    expect(mine).toHaveLength(4);
    expect(mine.every((one: { content: unknown }) => one.content === null)).toBe(true);
  });
});
