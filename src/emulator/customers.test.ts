// What customers do reaches the business in Meta's shapes, whoever they are and whatever the business may see of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, errorOf, ids, openBench, renew, template } from './testing.ts';

let bench: Bench;
const lena = '+4915112345678';
const bruna = '+5511912345678';
const kim = '4915198765432';

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => await renew(bench));
afterAll(async () => await bench.stop());

const told = async (): Promise<ReturnType<Bench['receiver']['updates']>> => {
  await bench.emulator.idle();
  const updates = bench.receiver.updates();
  bench.receiver.clear();
  return updates;
};

/** The wamid of a message of the business to Lena, inside an open window. */
const sent = async (more: Record<string, unknown>): Promise<string> => {
  await bench.act(lena, { do: 'text', text: 'Hello' });
  const answer = await bench.send({ to: lena, ...more });
  await told();
  const [message] = answer.body['messages'] as { id: string }[]; // the list is Meta's
  return message?.id ?? '';
};

describe('the ways in which a person is named', () => {
  it.each([
    [lena, { phone: '4915112345678', parentUserId: null }],
    [bruna, { phone: '5511912345678', parentUserId: expect.stringMatching(/^BR\.ENT\.\d+$/) }],
    [kim, { phone: null, userId: expect.stringMatching(/^DE\.\d{20}$/) }],
  ])('%s', async (customer, person) => {
    await bench.act(customer, { do: 'text', text: 'Hello' });
    await bench.act(customer, { do: 'stop-offers' });
    expect(await told()).toMatchObject([
      { kind: 'message', text: 'Hello', person },
      { kind: 'preference', value: 'stop', person },
    ]);
  });

  it('never shows a hidden number, not in the wamid either', async () => {
    const { body } = await bench.act(kim, { do: 'text', text: 'Hello' });
    await bench.emulator.idle();
    expect(bench.receiver.raw.join('\n')).not.toContain(kim);
    expect(Buffer.from(String(body['wamid']).slice(6), 'base64').toString('latin1')).not.toContain(kim);
  });

  it('keeps a hidden number hidden after the business wrote to it', async () => {
    await bench.send({ to: `+${kim}`, ...template('spring_offer') });
    await told();
    await bench.act(kim, { do: 'text', text: 'How do you know my number?' });
    expect(await told()).toMatchObject([{ person: { phone: null } }]);
  });

  it('shows a number for 30 days after the business wrote to it, where Meta’s own rule holds', async () => {
    await bench.control('PATCH', `/customers/${kim}`, { scenario: 'username-auto' });
    const phone = async () => {
      await bench.act(kim, { do: 'text', text: 'Hello' });
      return (await told()).map(update => (update.kind === 'message' ? update.person.phone : null));
    };
    expect(await phone()).toEqual([null]);
    await bench.send({ to: `+${kim}`, text: { body: 'Hi' } });
    await told();
    expect(await phone()).toEqual([kim]);
    const { body } = await bench.control('GET', `/customers/${kim}`);
    await bench.graph('DELETE', `/${ids.phone}/contact_book?messaging_product=whatsapp&bsuid=${body['userId']}`);
    expect(await phone()).toEqual([kim]);
    bench.clock.move(31 * 86_400_000);
    expect(await phone()).toEqual([null]);
  });
});

describe('a customer', () => {
  it('taps a quick reply of a template', async () => {
    const wamid = await sent(template('spring_offer'));
    await bench.act(lena, { do: 'tap', wamid, button: 'Stop promotions' });
    expect(await told()).toMatchObject([
      { kind: 'message', type: 'button', text: 'Stop promotions', payload: 'Stop promotions', contextWamid: wamid },
    ]);
  });

  it('taps a quick reply whose payload was given with the send', async () => {
    const components = [
      { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'OUT' }] },
    ];
    const wamid = await sent(template('spring_offer', { components }));
    await bench.act(lena, { do: 'tap', wamid, button: 0 });
    expect(await told()).toMatchObject([{ type: 'button', text: 'Stop promotions', payload: 'OUT' }]);
  });

  it('taps a reply button and chooses a row', async () => {
    const reply = { type: 'reply', reply: { id: 'y', title: 'Yes' } };
    const buttons = { type: 'button', body: { text: 'Well?' }, action: { buttons: [reply] } };
    const list = {
      type: 'list',
      body: { text: 'Which?' },
      action: {
        button: 'Choose',
        sections: [{ title: 'Breads', rows: [{ id: 'rye', title: 'Rye', description: 'Dark' }] }],
      },
    };
    await bench.act(lena, { do: 'tap', wamid: await sent({ type: 'interactive', interactive: buttons }), button: 0 });
    expect(await told()).toMatchObject([{ type: 'interactive', text: 'Yes', payload: 'y' }]);
    await bench.act(lena, { do: 'tap', wamid: await sent({ type: 'interactive', interactive: list }), button: 'Rye' });
    expect(await told()).toMatchObject([{ type: 'interactive', text: 'Rye', payload: 'rye' }]);
  });

  it.each([
    [{ do: 'media', kind: 'image', caption: 'A loaf' }, 'image'],
    [{ do: 'media', kind: 'audio' }, 'audio'],
    [{ do: 'media', kind: 'document', filename: 'order.pdf' }, 'document'],
    [{ do: 'location', latitude: 52.5, longitude: 13.4 }, 'location'],
    [{ do: 'contacts', name: 'Ada Example', phone: '+12025550101' }, 'contacts'],
    [{ do: 'share-number' }, 'contacts'],
    [{ do: 'order', items: [{ id: 'rye', quantity: 2, price: 4.5, currency: 'EUR' }] }, 'order'],
    [{ do: 'unsupported' }, 'unsupported'],
    [{ do: 'from-ad', text: 'Hello' }, 'text'],
    [{ do: 'text', text: 'Passed on', forwarded: true }, 'text'],
  ])('does %j', async (action, type) => {
    expect((await bench.act(lena, action)).status).toBe(200);
    expect(await told()).toMatchObject([{ kind: 'message', type, person: { phone: '4915112345678' } }]);
  });

  it('sends media that can be fetched, with the token, for five minutes', async () => {
    const bytes = Buffer.from('a picture').toString('base64');
    await bench.act(lena, { do: 'media', kind: 'image', base64: bytes });
    const [update] = await told();
    const id = /"id":"(\d+)"/.exec(JSON.stringify(update?.raw).replace(/"id":"wamid[^"]*"/g, ''))?.[1];
    const { body } = await bench.graph('GET', `/v25.0/${id}`);
    const fetchIt = (authorization: string) => fetch(String(body['url']), { headers: { authorization } });
    expect((await fetchIt('')).status).toBe(401);
    expect(await (await fetchIt(`Bearer ${ids.token}`)).text()).toBe('a picture');
    bench.clock.move(5 * 60_000 + 1);
    expect((await fetchIt(`Bearer ${ids.token}`)).status).toBe(400);
  });

  it('edits, deletes and reacts', async () => {
    const wamid = await sent({ text: { body: 'Hi' } });
    const { body } = await bench.act(lena, { do: 'text', text: 'Helo' });
    await bench.act(lena, { do: 'edit', wamid: body['wamid'], text: 'Hello' });
    await bench.act(lena, { do: 'react', wamid, emoji: '🥐' });
    await bench.act(lena, { do: 'revoke', wamid: body['wamid'] });
    expect((await told()).map(update => (update.kind === 'message' ? [update.type, update.text] : []))).toMatchObject([
      ['text', 'Helo'],
      ['edit', 'Hello'],
      ['reaction', null],
      ['revoke', null],
    ]);
    expect((await bench.act(lena, { do: 'edit', wamid, text: 'Not mine' })).status).toBe(400);
  });

  it('opens a link that begins a chat, with its text or another', async () => {
    await bench.act(lena, { do: 'open-link', link: 'https://wa.me/4930901820?text=Yes%20please%20%C3%A4' });
    await bench.act(lena, { do: 'open-link', link: 'https://wa.me/4930901820?text=Yes', text: 'No' });
    expect(await told()).toMatchObject([{ text: 'Yes please ä' }, { text: 'No' }]);
    expect((await bench.act(lena, { do: 'open-link', link: 'https://wa.me/12345?text=x' })).status).toBe(400);
    expect((await bench.act(lena, { do: 'open-link', link: 'https://example.com/4930901820?text=x' })).status).toBe(
      400,
    );
  });

  it('takes another number: other ids, and nobody answers under the old one', async () => {
    const { body: before } = await bench.control('GET', `/customers/${encodeURIComponent(bruna)}`);
    await bench.act(bruna, { do: 'change-number', phone: '+55 11 91234-0000' });
    expect(await told()).toMatchObject([
      { kind: 'message', type: 'system' },
      {
        kind: 'identity',
        person: { phone: '5511912345678', userId: before['userId'], parentUserId: before['parentUserId'] },
        now: { phone: '5511912340000', userId: expect.not.stringMatching(String(before['userId'])) },
      },
    ]);
    expect(errorOf(await bench.send({ recipient: before['userId'], text: { body: 'Hi' } })).code).toBe(131009);
    expect((await bench.act(lena, { do: 'change-number', phone: '+55 11 91234-0000' })).status).toBe(400);
  });

  it('whose number is hidden changes it without showing either', async () => {
    await bench.act(kim, { do: 'change-number', phone: '+4915198760000' });
    const updates = await told();
    expect(updates).toMatchObject([{}, { kind: 'identity', person: { phone: null }, now: { phone: null } }]);
    expect(JSON.stringify(updates)).not.toContain('4915198');
  });

  it('reads when the chat is opened, where reading is not automatic', async () => {
    await bench.control('PATCH', '/switches', { readAfterMs: null });
    await bench.send({ to: lena, ...template('spring_offer') });
    expect((await told()).map(update => update.kind === 'status' && update.status)).toEqual(['sent', 'delivered']);
    await bench.act(lena, { do: 'read' });
    await bench.act(lena, { do: 'read' });
    expect((await told()).map(update => update.kind === 'status' && update.status)).toEqual(['read']);
  });

  it('who was blocked by the business is not heard', async () => {
    const path = `/v25.0/${ids.phone}/block_users`;
    const users = (...list: string[]) => ({ messaging_product: 'whatsapp', block_users: list.map(user => ({ user })) });
    await bench.act(lena, { do: 'text', text: 'Hello' });
    await told();
    const mixed = await bench.graph('POST', path, users(lena, bruna));
    expect(mixed.status).toBe(400);
    expect(mixed.body).toMatchObject({
      error: { code: 139100 },
      block_users: { added_users: [{ input: lena }], failed_users: [{ errors: [{ code: 131047 }] }] },
    });
    expect((await bench.graph('GET', path)).body['data']).toMatchObject([{ wa_id: '4915112345678' }]);
    await bench.act(lena, { do: 'text', text: 'Do you hear me?' });
    expect(await told()).toEqual([]);
    expect((await bench.graph('DELETE', path, users(lena))).body).toMatchObject({
      block_users: { removed_users: [{ wa_id: '4915112345678' }] },
    });
    await bench.act(lena, { do: 'text', text: 'And now?' });
    expect(await told()).toMatchObject([{ text: 'And now?' }]);
  });

  it('that nobody knows is made by writing, and says what is wrong in words', async () => {
    await bench.act('+49 151 000 00077', { do: 'text', text: 'Hello' });
    expect(await told()).toMatchObject([{ person: { phone: '4915100000077' } }]);
    expect((await bench.act('nobody', { do: 'text', text: 'Hello' })).status).toBe(404);
    expect((await bench.act(lena, { do: 'sing' })).body).toMatchObject({ problem: 'the request is not valid' });
    expect((await bench.act(lena, { do: 'tap', wamid: 'wamid.x', button: 0 })).status).toBe(404);
  });
});
