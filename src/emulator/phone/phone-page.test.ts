// The phone page: what was typed stays text, forms do what they say, other sites are kept out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, renew, template } from '../testing.ts';
import { differences } from './differences.ts';
import { html } from './html.ts';

let bench: Bench;
const lena = '+4915112345678';

beforeAll(async () => {
  bench = await openBench();
});
beforeEach(async () => await renew(bench));
afterAll(async () => await bench.stop());

const page = async (path = '/?customer=c1'): Promise<string> => await (await fetch(bench.emulator.url + path)).text();

const submit = async (fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  await fetch(`${bench.emulator.url}/phone/act`, {
    method: 'POST',
    body: new URLSearchParams({ customer: 'c1', ...fields }),
    headers,
    redirect: 'manual',
  });

describe('html', () => {
  it('escapes texts, in elements and attributes, and nothing else', () => {
    const evil = `"><script>alert('&')</script>`;
    expect(html`<p title="${evil}">${evil}${[html`<b>${1}</b>`, null, false]}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;<b>1</b></p>',
    );
  });
});

describe('the page', () => {
  it('forbids everything that is not its own', async () => {
    const { headers } = await fetch(bench.emulator.url);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(await page()).not.toMatch(/<script(?! src="\/phone\.js")| on\w+=|style=/);
  });

  it.each(['/phone.js', '/phone.css'])('brings %s', async path => {
    expect((await fetch(bench.emulator.url + path)).status).toBe(200);
  });

  it('shows what was said as text', async () => {
    await bench.act(lena, { do: 'text', text: '<img src=x onerror=alert(1)> https://example.com/?a=1&b=2' });
    const shown = await page();
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt; <a href="https://example.com/?a=1&amp;b=2"');
    expect(shown).not.toContain('<img src=x');
  });

  it('shows a template with what was filled in, its buttons, and what became of it', async () => {
    const components = [{ type: 'body', parameters: [{ type: 'text', text: '0815' }] }];
    await bench.send({ to: lena, ...template('order_update', { components }) });
    await bench.send({ to: lena, ...template('spring_offer') });
    await bench.send({ to: lena, text: { body: 'Too late' } });
    await bench.emulator.idle();
    const shown = await page();
    expect(shown).toContain('Your order 0815 is ready');
    expect(shown).toMatch(/<button class="tap"[^>]*>Stop promotions<\/button>/);
    expect(shown).toMatch(/Not delivered: 131047 .*The customer does not see it/);
    expect(shown.match(/<\/svg> Read<\/span>/g)).toHaveLength(2);
  });

  it('says who sees what', async () => {
    expect(await page('/?customer=c4')).toMatch(/Phone number<\/dt>\s*<dd>.*not shown/s);
    expect(await page('/?customer=%2B4915112345678')).toContain('Message as Lena Sommer');
    expect(await page('/?customer=nobody')).toContain('There is no such customer.');
  });

  it('answers a form with the page, or in JSON for the script', async () => {
    const plain = await submit({ do: 'text', text: 'Two\r\nlines [1]' });
    expect([plain.status, plain.headers.get('location')]).toEqual([303, '/?customer=c1']);
    const scripted = await submit({ do: 'stop-offers' }, { accept: 'application/json' });
    expect(await scripted.json()).toEqual({ customer: 'c1' });
    await bench.emulator.idle();
    expect(bench.receiver.updates()).toMatchObject([{ text: 'Two\nlines [1]' }, { kind: 'preference', value: 'stop' }]);
    expect(await page()).toContain('Offers from this business: <strong>stopped</strong>');
    const wrong = await submit({ do: 'text', text: '' }, { accept: 'application/json' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { problem: expect.stringMatching(/text/) }]);
  });

  it('lets a button be tapped and a customer be added', async () => {
    const answer = await bench.send({ to: lena, ...template('spring_offer') });
    const [message] = answer.body['messages'] as { id: string }[]; // the list is Meta's
    await submit({ do: 'tap', wamid: message?.id ?? '', button: '0' });
    const added = await fetch(`${bench.emulator.url}/phone/customers`, {
      method: 'POST',
      body: new URLSearchParams({ phone: '+1 202 555 0199', name: 'Ada Example', scenario: 'username-hidden' }),
      redirect: 'manual',
    });
    expect(added.headers.get('location')).toBe('/?customer=c5');
    await bench.emulator.idle();
    const tapped = expect.objectContaining({ type: 'button', text: 'Stop promotions' });
    expect(bench.receiver.updates()).toContainEqual(tapped);
    expect(await page('/?customer=c5')).toContain('@customer.c5, number hidden');
  });

  it('keeps other sites out', async () => {
    const strange = await submit({ do: 'text', text: 'Hello' }, { 'sec-fetch-site': 'cross-site' });
    expect(strange.status).toBeGreaterThanOrEqual(400);
    const control = await fetch(`${bench.emulator.url}/_emulator/state`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(control.status).toBe(400);
  });

  it('is told what happens, gathered', async () => {
    const aborted = new AbortController();
    const events = await fetch(`${bench.emulator.url}/phone/events`, { signal: aborted.signal });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    await bench.act(lena, { do: 'text', text: 'one' });
    await bench.act(lena, { do: 'text', text: 'two' });
    let heard = '';
    while (!heard.includes('data:')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain('{"customerId":"c1","news":"chat"}');
    aborted.abort();
  });
});

describe('the page of differences', () => {
  it('tells each, with how sure it is, and when each error comes', async () => {
    const shown = await page('/differences');
    for (const { about } of differences) expect(shown).toContain(about);
    expect(shown.match(/How sure<\/span>/g)).toHaveLength(differences.length);
    expect(shown).toMatch(/131047<\/th>.*later/);
  });
});
