// What a business's client sees: answers in Meta's shapes, refusals with Meta's codes, statuses that follow.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, errorOf, ids, openBench, renew, template } from './testing.ts';

let bench: Bench;
const lena = '+4915112345678';
const sam = '+12025550143';
const kim = '4915198765432';

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => await renew(bench));
afterAll(async () => await bench.stop());

const openWindow = async (customer: string): Promise<void> => {
  await bench.act(customer, { do: 'text', text: 'Hello' });
  await bench.emulator.idle();
  bench.receiver.clear();
};

const userIdOf = async (customer: string): Promise<string> =>
  String((await bench.control('GET', `/customers/${encodeURIComponent(customer)}`)).body['userId']);

describe('a send', () => {
  it.each(['/v25.0', '/v13.0', ''])('is taken under the version %j', async version => {
    const path = `${version}/${ids.phone}/messages`;
    const answer = await bench.graph('POST', path, {
      messaging_product: 'whatsapp',
      to: lena,
      ...template('spring_offer'),
    });
    expect(answer.status).toBe(200);
    expect(answer.body['messaging_product']).toBe('whatsapp');
    expect(answer.body['contacts']).toEqual([{ input: lena, wa_id: '4915112345678' }]);
    expect(answer.body['messages']).toMatchObject([{ message_status: 'accepted' }]);
  });

  it('to a user id is answered without a wa_id', async () => {
    await openWindow(kim);
    const recipient = await userIdOf(kim);
    const answer = await bench.send({ recipient, text: { body: 'Hi' } });
    expect(answer.body['contacts']).toEqual([{ input: recipient, user_id: recipient }]);
    expect(Object.keys((answer.body['messages'] as object[])[0] ?? {})).toEqual(['id']); // the list is Meta's
  });

  it('takes a number with its usual decoration, and makes a customer of one that is not known', async () => {
    const answer = await bench.send({ to: '+49 (151) 000-00001', ...template('spring_offer') });
    expect(answer.body['contacts']).toMatchObject([{ wa_id: '4915100000001' }]);
    expect((await bench.control('GET', '/customers/4915100000001')).body).toMatchObject({ country: 'DE' });
  });

  it('is told as sent, delivered and read, with price, contacts and the opaque value', async () => {
    await bench.send({ to: lena, ...template('spring_offer'), biz_opaque_callback_data: 'x-1' });
    await bench.emulator.idle();
    const updates = bench.receiver.updates();
    expect(updates).toMatchObject([
      { kind: 'status', status: 'sent', opaque: 'x-1', person: { phone: '4915112345678' } },
      { kind: 'status', status: 'delivered', opaque: 'x-1' },
      { kind: 'status', status: 'read', opaque: 'x-1' },
    ]);
    const priced = bench.receiver.raw
      .join('\n')
      .match(/"pricing_model":"PMP","type":"regular","category":"marketing"/g);
    expect(priced).toHaveLength(2);
    expect(bench.receiver.raw[0]).toContain('"contacts":[{"profile":{"name":"Lena Sommer"},"wa_id":"4915112345678"');
  });

  it('prices the read status when delivered is skipped', async () => {
    await bench.control('PATCH', '/switches', { skipDelivered: 1 });
    await bench.send({ to: lena, ...template('order_update', { components: body('1') }) });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'read']);
    expect(bench.receiver.raw.join('\n').match(/"pricing"/g)).toHaveLength(2);
  });

  it('to a hidden number is told by user id only', async () => {
    await openWindow(kim);
    await bench.send({ recipient: await userIdOf(kim), text: { body: 'Hi' } });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
    expect(bench.receiver.raw.join('\n')).not.toContain(kim);
  });

  it('counts what it accepted by opaque value', async () => {
    for (const opaque of ['a', 'b', 'b'])
      await bench.send({ to: lena, ...template('spring_offer'), biz_opaque_callback_data: opaque });
    const { body: counts } = await bench.control('GET', '/received');
    expect(counts).toEqual({ accepted: 3, withoutOpaque: 0, distinct: 2, doubled: ['b'] });
  });
});

const body = (...texts: string[]): unknown[] => [
  { type: 'body', parameters: texts.map(text => ({ type: 'text', text })) },
];

describe('a send is refused at once', () => {
  it.each([
    ['without a recipient', { text: { body: 'Hi' } }, 100],
    ['without a text', { to: lena, text: {} }, 131008],
    ['with a text that is too long', { to: lena, text: { body: 'x'.repeat(4_097) } }, 100],
    ['with an unknown template', { to: lena, ...template('nowhere') }, 132001],
    ['with too few parameters', { to: lena, ...template('order_update') }, 132000],
    ['with too many parameters', { to: lena, ...template('spring_offer', { components: body('1') }) }, 132000],
    ['to the business itself', { to: '+4930901820', text: { body: 'Hi' } }, 131021],
    ['to a user id of nobody', { recipient: 'DE.123456', text: { body: 'Hi' } }, 131009],
    ['by Direct Send where it is off', { to: lena, category: 'utility', text: { body: 'Hi' } }, 100],
  ])('%s', async (_, more, code) => {
    const answer = await bench.send(more);
    expect(errorOf(answer).code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await bench.control('GET', '/received')).body['accepted']).toBe(0);
  });

  it('says which parameters do not fit, in Meta’s words', async () => {
    const answer = await bench.send({ to: lena, ...template('order_update', { components: body('1', '2') }) });
    expect(errorOf(answer).details).toBe(
      'body: number of localizable_params (2) does not match the expected number of params (1)',
    );
  });

  it.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['REJECTED', 132001],
  ])('with a template that is %s', async (status, code) => {
    await bench.control('POST', '/templates/spring_offer:en', { status });
    expect(errorOf(await bench.send({ to: lena, ...template('spring_offer') })).code).toBe(code);
  });

  it('with a login code to a user id', async () => {
    const components = [
      ...body('123456'),
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
    ];
    const code = template('login_code', { components });
    expect(errorOf(await bench.send({ recipient: await userIdOf(lena), ...code })).code).toBe(131062);
    expect((await bench.send({ to: lena, ...code })).status).toBe(200);
  });

  it('without a token, with a wrong one, with an expired one', async () => {
    const ask = (authorization: string) =>
      fetch(`${bench.emulator.url}/${ids.phone}`, { headers: { authorization } }).then(answer => answer.status);
    expect(await ask('')).toBe(401);
    expect(await ask('Bearer wrong')).toBe(401);
    expect(await ask(`Bearer ${ids.token}`)).toBe(200);
    await bench.control('PATCH', '/switches', { tokenExpired: true });
    expect((await bench.graph('GET', `/${ids.phone}`)).body['error']).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('from a number that does not exist', async () => {
    const answer = await bench.graph('POST', '/v25.0/999/messages', { messaging_product: 'whatsapp' });
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
  });

  it('when malformed', async () => {
    const answer = await fetch(`${bench.emulator.url}/${ids.phone}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ids.token}`, 'content-type': 'application/json' },
      body: '{"messaging_product":',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 100 } });
  });
});

describe('a send is accepted and fails later', () => {
  const failure = async (more: Record<string, unknown>): Promise<number | undefined> => {
    const answer = await bench.send(more);
    expect(answer.status).toBe(200);
    await bench.emulator.idle();
    const [update, ...others] = bench.receiver.updates();
    expect(others).toEqual([]);
    return update?.kind === 'status' && update.status === 'failed' ? update.errors[0]?.code : undefined;
  };

  it('outside the window', async () => {
    expect(await failure({ to: lena, text: { body: 'Hi' } })).toBe(131047);
    expect(bench.receiver.raw[0]).not.toContain('contacts');
    expect(bench.receiver.raw[0]).not.toContain('recipient_user_id');
  });

  it('24 hours after the person’s last message, and not before', async () => {
    await openWindow(lena);
    bench.clock.move(86_399_000);
    await bench.send({ to: lena, text: { body: 'In time' } });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
    bench.receiver.clear();
    bench.clock.move(2_000);
    expect(await failure({ to: lena, text: { body: 'Too late' } })).toBe(131047);
  });

  it('as marketing after the person stopped offers; a notice of an order arrives', async () => {
    await bench.act(lena, { do: 'stop-offers' });
    await bench.emulator.idle();
    expect(bench.receiver.updates()).toMatchObject([
      { kind: 'preference', value: 'stop', person: { phone: '4915112345678' } },
    ]);
    bench.receiver.clear();
    expect(await failure({ to: lena, ...template('spring_offer') })).toBe(131050);
    bench.receiver.clear();
    await bench.send({ to: lena, ...template('order_update', { components: body('1') }) });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
  });

  it('as marketing to the United States', async () => {
    expect(await failure({ to: sam, ...template('spring_offer') })).toBe(131049);
  });

  it('above the marketing cap of a day', async () => {
    await bench.control('PATCH', '/switches', { marketingPerDay: 1 });
    await bench.send({ to: lena, ...template('spring_offer') });
    await bench.emulator.idle();
    bench.receiver.clear();
    expect(await failure({ to: lena, ...template('spring_offer') })).toBe(131049);
    bench.receiver.clear();
    bench.clock.move(86_400_001);
    await bench.send({ to: lena, ...template('spring_offer') });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
  });

  it('to somebody who blocked the business', async () => {
    await bench.act(lena, { do: 'block' });
    expect(await failure({ to: lena, ...template('spring_offer') })).toBe(131026);
  });

  it('at once where the table is switched', async () => {
    await bench.control('PATCH', '/errors', { 131047: 'sync' });
    expect(errorOf(await bench.send({ to: lena, text: { body: 'Hi' } })).code).toBe(131047);
  });
});

describe('limits', () => {
  it('lets 45 messages to one person through at once, then one in 6 s', async () => {
    const codes: number[] = [];
    for (let count = 0; count < 46; count += 1) {
      const answer = await bench.send({ to: lena, ...template('spring_offer') });
      if (answer.status !== 200) codes.push(errorOf(answer).code);
    }
    expect(codes).toEqual([131056]);
    bench.clock.move(6_000);
    expect((await bench.send({ to: lena, ...template('spring_offer') })).status).toBe(200);
  });

  it('refuses a number that is too quick', async () => {
    await bench.control('PATCH', '/switches', { numberPerSecond: 1 });
    const statuses: number[] = [];
    for (const to of ['+4915100000001', '+4915100000002', '+4915100000003'])
      statuses.push((await bench.send({ to, ...template('spring_offer') })).status);
    expect(statuses).toEqual([200, 200, 400]);
    bench.clock.move(1_000);
    expect((await bench.send({ to: lena, ...template('spring_offer') })).status).toBe(200);
  });

  it('holds the messaging limit over 24 hours, for people and not for messages', async () => {
    await bench.control('PATCH', '/switches', { messagingLimit: 1 });
    await bench.control('PATCH', '/errors', { 131048: 'sync' });
    const to = async (phone: string) => (await bench.send({ to: phone, ...template('spring_offer') })).status;
    expect([await to(lena), await to(lena), await to('+4915100000001')]).toEqual([200, 200, 400]);
    bench.clock.move(86_400_001);
    expect(await to('+4915100000001')).toBe(200);
  });

  it('refuses too many management calls', async () => {
    await bench.control('PATCH', '/switches', { managementPerHour: 1 });
    await bench.graph('GET', `/${ids.waba}/message_templates`);
    expect(errorOf(await bench.graph('GET', `/${ids.waba}/phone_numbers`)).code).toBe(80007);
  });
});

describe('other roads', () => {
  it('takes a read receipt with the typing indicator', async () => {
    const { body: said } = await bench.act(lena, { do: 'text', text: 'Hello' });
    const receipt = { status: 'read', message_id: said['wamid'], typing_indicator: { type: 'text' } };
    expect((await bench.send(receipt)).body).toEqual({ success: true });
    expect(errorOf(await bench.send({ status: 'read', message_id: 'wamid.unknown' })).code).toBe(131009);
  });

  it('sends marketing by its own endpoint and nothing else', async () => {
    const post = (more: Record<string, unknown>) =>
      bench.graph('POST', `/${ids.phone}/marketing_messages`, { messaging_product: 'whatsapp', to: lena, ...more });
    expect((await post(template('spring_offer'))).status).toBe(200);
    await bench.emulator.idle();
    expect(bench.receiver.raw[0]).toContain('"category":"marketing_lite"');
    expect(errorOf(await post(template('order_update', { components: body('1') }))).code).toBe(134100);
    expect(errorOf(await post({ text: { body: 'Hi' } })).code).toBe(100);
  });

  it('sends directly with a category where that is on', async () => {
    await bench.control('PATCH', '/switches', { directSend: true });
    await bench.send({ to: lena, category: 'utility', text: { body: 'Your bread is ready.' } });
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
    expect(bench.receiver.raw[0]).toContain('"category":"utility"');
  });

  it('opens a free entry point with the first answer to an advertisement', async () => {
    await bench.act(lena, { do: 'from-ad', text: 'Hello' });
    await bench.send({ to: lena, text: { body: 'Welcome' } });
    await bench.emulator.idle();
    const [inbound, sent] = bench.receiver.updates();
    expect(inbound).toMatchObject({ kind: 'message', referral: true });
    expect(JSON.stringify(sent?.raw)).toContain('free_entry_point');
  });
});
