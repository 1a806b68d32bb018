// Templates, media, profile and the rest of an account, as a business manages them and as Meta changes them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mediaUrlSchema, phoneNumberSchema, templateListSchema } from '../channels/whatsapp/whatsapp.ts';
import { type Bench, errorOf, ids, openBench, renew, template } from './testing.ts';

let bench: Bench;
const lena = '+4915112345678';
const templates = `/v25.0/${ids.waba}/message_templates`;

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => await renew(bench));
afterAll(async () => await bench.stop());

const told = async (): Promise<unknown[]> => {
  await bench.emulator.idle();
  const updates = bench.receiver.updates().map(({ raw: _, ...update }) => update);
  bench.receiver.clear();
  return updates;
};

/** The id of the English offer. */
const offerId = async (): Promise<string> => {
  const { body } = await bench.graph('GET', `${templates}?name=spring_offer&language=en`);
  const [offer] = body['data'] as { id: string }[]; // the list is Meta's
  return offer?.id ?? '';
};

const draft = {
  name: 'new_bread',
  language: 'en',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hello {{1}}, welcome.', example: { body_text: [['Ada']] } }],
};

describe('templates', () => {
  it('are listed in pages, with filters', async () => {
    const first = await bench.graph('GET', `${templates}?limit=4`);
    expect(templateListSchema.safeParse(first.body).success).toBe(true);
    const after = (first.body['paging'] as { cursors: { after: string } }).cursors.after; // a first page has cursors
    const second = await bench.graph('GET', `${templates}?limit=4&after=${after}`);
    const names = [first, second].flatMap(({ body }) => (body['data'] as { name: string }[]).map(({ name }) => name)); // the list is Meta's
    expect(names.sort()).toEqual([
      'login_code',
      'newsletter_without_optout',
      'order_update',
      'order_update',
      'spring_offer',
      'spring_offer',
    ]);
    const filtered = await bench.graph('GET', `${templates}?name=spring_offer&language=de`);
    expect(filtered.body['data']).toMatchObject([{ name: 'spring_offer', language: 'de', category: 'MARKETING' }]);
  });

  it('are made pending and approved after their review', async () => {
    const made = await bench.graph('POST', templates, draft);
    expect(made.body).toMatchObject({ status: 'PENDING', category: 'UTILITY' });
    expect(await told()).toMatchObject([{ kind: 'template', name: 'new_bread', language: 'en', status: 'APPROVED' }]);
    const parameters = [{ type: 'text', text: 'Ada' }];
    const sent = await bench.send({
      to: lena,
      ...template('new_bread', { components: [{ type: 'body', parameters }] }),
    });
    expect(sent.status).toBe(200);
    expect(errorOf(await bench.graph('POST', templates, draft)).code).toBe(100);
  });

  it('may be judged marketing, or rejected', async () => {
    await bench.control('PATCH', '/switches', { templateReview: 'recategorise' });
    expect((await bench.graph('POST', templates, draft)).body).toMatchObject({ category: 'MARKETING' });
    await bench.control('PATCH', '/switches', { templateReview: 'reject' });
    await bench.graph('POST', templates, { ...draft, name: 'worse_bread' });
    expect(await told()).toMatchObject([{ status: 'APPROVED' }, { name: 'worse_bread', status: 'REJECTED' }]);
  });

  it.each([
    ['a name with capitals', { name: 'New' }],
    ['no body', { components: [{ type: 'FOOTER', text: 'x' }] }],
    ['a body that is too long', { components: [{ type: 'BODY', text: 'x'.repeat(1_025) }] }],
    ['a variable at the end', { components: [{ type: 'BODY', text: 'Hello {{1}}' }] }],
    ['an unknown category', { category: 'GOSSIP' }],
  ])('are refused with %s', async (_, change) => {
    expect(errorOf(await bench.graph('POST', templates, { ...draft, ...change })).code).toBe(100);
  });

  it('change by Meta’s hand, and the business hears of it', async () => {
    await bench.control('POST', '/templates/order_update:en', { announce: 'MARKETING' });
    await bench.control('POST', '/templates/order_update:en', { category: 'MARKETING' });
    await bench.control('POST', '/templates/spring_offer:en', { status: 'PAUSED', quality: 'RED' });
    expect(await told()).toMatchObject([
      { kind: 'template', name: 'order_update' },
      { kind: 'template', name: 'order_update', category: 'MARKETING' },
      { kind: 'template', name: 'spring_offer', status: 'PAUSED' },
      { kind: 'template', name: 'spring_offer' },
    ]);
    const offer = await offerId();
    await bench.graph('POST', `/v25.0/${offer}/unpause`);
    expect(await told()).toMatchObject([{ status: 'APPROVED' }]);
  });

  it('are edited, reviewed again, and deleted by name in all languages', async () => {
    const offer = await offerId();
    const components = [{ type: 'BODY', text: 'Rye is back.' }];
    expect((await bench.graph('POST', `/${offer}`, { components })).body).toEqual({ success: true });
    expect(await told()).toMatchObject([{ name: 'spring_offer', status: 'APPROVED' }]);
    await bench.graph('DELETE', `${templates}?name=spring_offer`);
    expect((await bench.graph('GET', `${templates}?name=spring_offer`)).body['data']).toEqual([]);
    expect(errorOf(await bench.send({ to: lena, ...template('spring_offer') })).code).toBe(132001);
  });

  it('are held for quality, then sent or dropped', async () => {
    await bench.control('POST', '/templates/spring_offer:en', { held: true });
    const answer = await bench.send({ to: lena, ...template('spring_offer') });
    expect(answer.body['messages']).toMatchObject([{ message_status: 'held_for_quality_assessment' }]);
    expect(await told()).toEqual([]);
    await bench.control('POST', '/templates/spring_offer:en', { release: 'send' });
    expect(await told()).toMatchObject([{ status: 'sent' }, { status: 'delivered' }, { status: 'read' }]);
    await bench.send({ to: lena, ...template('spring_offer') });
    await bench.control('POST', '/templates/spring_offer:en', { release: 'drop' });
    expect(await told()).toMatchObject([{ status: 'failed', errors: [{ code: 132015 }] }]);
  });
});

describe('media', () => {
  const upload = async (file: Blob | null, query = ''): Promise<Response> => {
    const form = new FormData();
    if (query === '') form.set('messaging_product', 'whatsapp');
    if (file) form.set('file', file, 'loaf.png');
    const headers = { authorization: `Bearer ${ids.token}` };
    return await fetch(`${bench.emulator.url}/v25.0/${ids.phone}/media${query}`, {
      method: 'POST',
      body: form,
      headers,
    });
  };

  it.each(['', '?messaging_product=whatsapp'])(
    'are uploaded with the product in the form or in the query: %j',
    async query => {
      const answer = await upload(new Blob(['a loaf'], { type: 'image/png' }), query);
      expect(answer.status).toBe(200);
      const { id } = (await answer.json()) as { id: string }; // Meta's answer
      const { body } = await bench.graph('GET', `/v25.0/${id}`);
      expect(mediaUrlSchema.safeParse(body).success).toBe(true);
      expect(body).toMatchObject({ mime_type: 'image/png', file_size: 6 });
      expect((await bench.graph('DELETE', `/v25.0/${id}`)).body).toEqual({ success: true });
      expect((await bench.graph('GET', `/v25.0/${id}`)).status).toBe(400);
    },
  );

  it('are refused without a file, of a type that Meta does not take, or too large', async () => {
    expect((await upload(null)).status).toBe(400);
    expect((await upload(new Blob(['x'], { type: 'video/x-matroska' }))).status).toBe(400);
    const large = await upload(new Blob([Buffer.alloc(5 * 1024 * 1024 + 1)], { type: 'image/png' }));
    expect(await large.json()).toMatchObject({ error: { code: 131053 } });
  });
});

describe('an account', () => {
  it('shows its numbers, whole or by fields', async () => {
    const { body } = await bench.graph('GET', `/v25.0/${ids.waba}/phone_numbers`);
    const [number] = body['data'] as Record<string, unknown>[]; // the list is Meta's
    expect(phoneNumberSchema.safeParse(number).success).toBe(true);
    const some = await bench.graph('GET', `/${ids.phone}?fields=verified_name,quality_rating`);
    expect(some.body).toEqual({ verified_name: 'Morgenrot Bakery', quality_rating: 'GREEN', id: ids.phone });
  });

  it('keeps its profile', async () => {
    const path = `/v25.0/${ids.phone}/whatsapp_business_profile`;
    const profile = { messaging_product: 'whatsapp', about: 'Bread since 1911', websites: ['https://example.com'] };
    expect((await bench.graph('POST', path, profile)).body).toEqual({ success: true });
    expect((await bench.graph('GET', `${path}?fields=about,websites`)).body).toEqual({
      data: [{ about: 'Bread since 1911', websites: ['https://example.com'], messaging_product: 'whatsapp' }],
    });
    expect((await bench.graph('POST', path, { ...profile, about: 'x'.repeat(140) })).status).toBe(400);
  });

  it('has more numbers where they are added, each with its own window', async () => {
    const more = {
      phoneNumberId: '104200000000002',
      wabaId: ids.waba,
      displayNumber: '+49 30 901821',
      verifiedName: 'Second',
    };
    await bench.control('POST', '/numbers', more);
    await bench.act(lena, { do: 'text', text: 'Hello' });
    await told();
    await bench.graph('POST', '/104200000000002/messages', {
      messaging_product: 'whatsapp',
      to: lena,
      text: { body: 'Hi' },
    });
    expect(await told()).toMatchObject([{ status: 'failed', phoneNumberId: '104200000000002' }]);
  });

  it('hears of echoes and of any news', async () => {
    await bench.control('POST', '/echo', { to: lena, text: 'From the app' });
    await bench.control('POST', '/news', { field: 'account_update', value: { event: 'ACCOUNT_VIOLATION' } });
    expect(await told()).toMatchObject([
      { kind: 'echo', person: { phone: '4915112345678' } },
      { kind: 'account', event: 'ACCOUNT_VIOLATION' },
    ]);
  });
});
