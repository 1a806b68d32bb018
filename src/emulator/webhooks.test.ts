// Webhooks reach the business whatever happens to it: signed, in order for each person, again and again.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bench, errorOf, ids, openBench, openReceiver, renew, template } from './testing.ts';

let bench: Bench;
const lena = '+4915112345678';

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => await renew(bench));
afterAll(async () => await bench.stop());

const say = (customer: string, text: string) => bench.act(customer, { do: 'text', text });

const textsOf = (): Map<string | null, (string | null)[]> => {
  const texts = new Map<string | null, (string | null)[]>();
  for (const update of bench.receiver.updates()) {
    if (update.kind !== 'message') continue;
    texts.set(update.person.phone, [...(texts.get(update.person.phone) ?? []), update.text]);
  }
  return texts;
};

const phones = Array.from({ length: 6 }, (_, place) => `49151000000${10 + place}`);
const words = ['one', 'two', 'three', 'four', 'five'];

const everybodySpeaks = async (): Promise<void> => {
  for (const word of words) await Promise.all(phones.map(phone => say(phone, word)));
};

describe('a webhook', () => {
  it('is escaped and signed over exactly its bytes', async () => {
    await say(lena, 'Grüße 🥐');
    await bench.emulator.idle();
    // The receiver of the tests refuses what is not signed rightly.
    expect(bench.receiver.raw[0]).toContain('Gr\\u00fc\\u00dfe \\ud83e\\udd50');
    expect(bench.receiver.updates()).toMatchObject([{ kind: 'message', text: 'Grüße 🥐' }]);
  });

  it('is tried again until it is answered with 200, not with any 2xx', async () => {
    bench.receiver.answer = count => (count < 5 ? ([500, 404, 204, 301][count - 1] ?? 500) : 200);
    bench.receiver.posts = 0;
    await say(lena, 'Hello');
    expect(await bench.emulator.idle()).toBe(true);
    expect(bench.receiver.posts).toBe(5);
    expect(textsOf()).toEqual(new Map([['4915112345678', ['Hello']]]));
  });

  it('keeps the order of a person, however often it fails', async () => {
    bench.receiver.answer = count => (count % 3 === 0 ? 200 : 503);
    await everybodySpeaks();
    await bench.emulator.idle();
    expect(textsOf()).toEqual(new Map(phones.map(phone => [phone, words])));
  });

  it.each(['changes', 'entries', 'merged'])(
    'in batches of the shape %s names the right person for each',
    async shape => {
      await bench.control('PATCH', '/switches', { batchShape: shape, webhooksPaused: true });
      await everybodySpeaks();
      await bench.control('PATCH', '/switches', { webhooksPaused: false });
      await bench.emulator.idle();
      expect(textsOf()).toEqual(new Map(phones.map(phone => [phone, words])));
      expect(bench.receiver.bodies.length).toBeLessThan(10);
    },
  );

  it('waits for a batch to fill where that is switched on', async () => {
    await bench.control('PATCH', '/switches', { batchMin: 3, batchWaitMs: 60_000 });
    await say(lena, 'one');
    await say(lena, 'two');
    expect((await bench.control('GET', '/webhook')).body).toMatchObject({ waiting: 2, inFlight: 0 });
    await say(lena, 'three');
    await bench.emulator.idle();
    expect(bench.receiver.bodies).toHaveLength(1);
  });

  it('comes twice where duplicates are switched on', async () => {
    await bench.control('PATCH', '/switches', { duplicates: 1 });
    await say(lena, 'Hello');
    await bench.emulator.idle();
    expect(textsOf()).toEqual(new Map([['4915112345678', ['Hello', 'Hello']]]));
  });

  it('loses nothing when it is reordered', async () => {
    await bench.control('PATCH', '/switches', { reorder: 0.5, webhooksPaused: true });
    await everybodySpeaks();
    const all = { waiting: phones.length * words.length };
    await vi.waitFor(async () => expect((await bench.control('GET', '/webhook')).body).toMatchObject(all));
    await bench.control('PATCH', '/switches', { webhooksPaused: false });
    await bench.emulator.idle();
    const texts = textsOf();
    expect([...texts.keys()].sort()).toEqual(phones);
    for (const heard of texts.values()) expect([...heard].sort()).toEqual([...words].sort());
    expect([...texts.values()].some(heard => heard.join() !== words.join())).toBe(true);
  });

  it('reaches a receiver that was killed and started again', async () => {
    const second = await openReceiver();
    await bench.control('PUT', '/webhook', { url: second.url, verifyToken: 'verify' });
    await second.stop();
    await bench.send({ to: lena, ...template('spring_offer') });
    await bench.control('PATCH', '/switches', { retryScale: 1 });
    expect((await bench.control('GET', '/idle?withinMs=30')).body['idle']).toBe(false);
    await bench.control('PUT', '/webhook', { url: bench.receiver.url, verifyToken: 'verify' });
    await bench.control('POST', '/webhook/retry');
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
  });
});

describe('the address of webhooks', () => {
  it('is taken when the challenge is answered', async () => {
    const wrong = await bench.control('PUT', '/webhook', { url: bench.receiver.url, verifyToken: 'wrong' });
    expect(wrong.status).toBe(422);
    const right = await bench.control('PUT', '/webhook', { url: bench.receiver.url, verifyToken: 'verify' });
    expect(right.body).toMatchObject({ verified: true });
  });

  it('is changed by a business with a handshake, and given up', async () => {
    const path = `/v25.0/${ids.waba}/subscribed_apps`;
    const other = await openReceiver();
    const refused = await bench.graph('POST', path, { override_callback_uri: other.url, verify_token: 'wrong' });
    expect(errorOf(refused).code).toBe(2200);
    await bench.graph('POST', path, { override_callback_uri: other.url, verify_token: 'verify' });
    expect((await bench.graph('GET', path)).body['data']).toMatchObject([{ override_callback_uri: other.url }]);
    await say(lena, 'Hello');
    await bench.emulator.idle();
    expect([other.bodies.length, bench.receiver.bodies.length]).toEqual([1, 0]);
    await bench.graph('DELETE', path);
    await say(lena, 'Is anybody there?');
    await bench.graph('POST', path);
    await say(lena, 'And now?');
    await bench.emulator.idle();
    expect(textsOf()).toEqual(new Map([['4915112345678', ['And now?']]]));
    await other.stop();
  });
});

describe('chaos', () => {
  const offer = { to: lena, ...template('spring_offer'), biz_opaque_callback_data: 'one' };
  const accepted = async () => (await bench.control('GET', '/received')).body['accepted'];

  it('answers with an error, as often as asked', async () => {
    await bench.control('PUT', '/chaos', [{ act: 'error', code: 131016, times: 1 }]);
    const answer = await bench.send(offer);
    expect([answer.status, errorOf(answer).code]).toEqual([500, 131016]);
    expect((await bench.send(offer)).status).toBe(200);
    expect(await accepted()).toBe(1);
  });

  it('fails later with any code', async () => {
    await bench.control('PUT', '/chaos', [{ act: 'fail', code: 130472 }]);
    expect((await bench.send(offer)).status).toBe(200);
    await bench.emulator.idle();
    expect(bench.receiver.updates()).toMatchObject([{ status: 'failed', errors: [{ code: 130472 }], opaque: 'one' }]);
  });

  it('cuts the connection before or after it took the message', async () => {
    await bench.control('PUT', '/chaos', [{ act: 'drop-before', times: 1 }]);
    await expect(bench.send(offer)).rejects.toThrow();
    expect(await accepted()).toBe(0);
    await bench.control('PUT', '/chaos', [{ act: 'drop-after', times: 1 }]);
    await expect(bench.send(offer)).rejects.toThrow();
    expect(await accepted()).toBe(1);
    await bench.emulator.idle();
    expect(bench.receiver.statuses()).toEqual(['sent', 'delivered', 'read']);
  });

  it('takes a message late, and only then', async () => {
    await bench.control('PUT', '/chaos', [{ act: 'late', latencyMs: 200 }]);
    const sent = bench.send(offer);
    expect(await accepted()).toBe(0);
    expect((await sent).status).toBe(200);
    expect(await accepted()).toBe(1);
  });

  it('strikes only whom it is meant for', async () => {
    await bench.control('PUT', '/chaos', [{ act: 'error', code: 131000, to: '4915100000001' }]);
    expect((await bench.send(offer)).status).toBe(200);
    expect((await bench.send({ ...offer, to: '+4915100000001' })).status).toBe(500);
  });

  it('can strike everything that Graph has', async () => {
    await bench.control('PUT', '/chaos', [{ on: 'graph', act: 'error', code: 2 }]);
    expect((await bench.graph('GET', `/${ids.phone}`)).status).toBe(503);
    await bench.control('DELETE', '/chaos');
    expect((await bench.graph('GET', `/${ids.phone}`)).status).toBe(200);
  });
});
