// Double opt-in, customer first: only the person's own message with the token counts, once, within 48 hours, for the
// number that sent it. Nothing else does, and both steps stand in the evidence.

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { createContacts } from '../../src/contacts/contacts.ts';
import { canonicalJson, parseId, present } from '../../src/kernel/kernel.ts';
import type { Town } from '../town.ts';
import { agrees, count, offerTo, orderNewsTo, send, settled, soon, standing, whyNot } from './bakery.ts';
import { customerOf } from './clients/customer.ts';
import { createDays, type Days } from './days.ts';

let days: Days;
let town: Town;

// A working morning of the last days, because the database's own clock purges what lapsed two weeks ago.
const dayMs = 24 * 3_600_000;
const morningMs = Math.floor(Date.now() / dayMs) * dayMs - 4 * dayMs + 9 * 3_600_000;
const firstMs = new Date(morningMs).getUTCDay() === 0 ? morningMs - dayMs : morningMs;
const hoursLater = (hours: number) => new Date(firstMs + hours * 3_600_000).toISOString();

beforeAll(async () => {
  days = await createDays();
  town = await days.open(hoursLater(0));
});

afterAll(async () => {
  await days?.stop();
});

type Asked = { id: string; token: string; sentence: string; link: string; qr_svg: string; expires_at: string };

const wording = 'Yes, I want offers from Morgenrot Bakery on WhatsApp, about once a week.';

async function ask(more: Record<string, unknown> = {}): Promise<Asked> {
  const body = { purposes: ['offers'], language: 'en', wording, source: 'a poster in the shop', ...more };
  const asked = await town.call<Asked>('POST', '/api/v1/opt-ins', body);
  if (asked.status !== 201) throw new Error(`no opt-in: ${JSON.stringify(asked.body)}`);
  return asked.body;
}

const consents = async (phone: string) => (await standing(town, { phone })).consents;

/** Says it, and gives the consents of who said it once everything is worked off. */
async function says(phone: string, action: Record<string, unknown>): Promise<string[]> {
  await customerOf(town, phone).act(action);
  await settled(town);
  return await consents(phone);
}

describe('the token', () => {
  it('is 128 bits of chance, another each time, and lasts for 48 hours', async () => {
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(16);
    expect(one.token).not.toBe(other.token);
    const hours = (Date.parse(one.expires_at) - firstMs) / 3_600_000;
    expect(hours).toBeGreaterThan(47.5);
    expect(hours).toBeLessThan(48.5);
    expect(await count(town, 'opt_in', `token_hash = convert_to('${one.token}', 'utf8')`)).toBe(0);
  });

  it('confirms once: a second sender of it agrees to nothing', async () => {
    const { link } = await ask();
    expect(await says('+4915116000001', { do: 'open-link', link })).toEqual(['offers given']);
    expect(await says('+4915116000002', { do: 'open-link', link })).toEqual([]);
    const again = await count(town, 'consent_event');
    expect(await says('+4915116000001', { do: 'open-link', link })).toEqual(['offers given']);
    expect(await count(town, 'consent_event')).toBe(again);
    const chat = await customerOf(town, '+4915116000002').chat();
    expect(chat.filter(one => one.by === 'business')).toEqual([]);
  });

  it('belongs to the number that sent it, whoever it was shown to', async () => {
    const { link } = await ask({ session: 'somebody typed another number' });
    await customerOf(town, '+4915116000011').act({ do: 'text', text: 'Hello' });
    expect(await says('+4915116000012', { do: 'open-link', link })).toEqual(['offers given']);
    expect(await consents('+4915116000011')).toEqual([]);
  });

  it('counts with other words around it, and in a sentence of another language', async () => {
    const { token, link } = await ask({ language: 'de' });
    expect(decodeURIComponent(link)).toContain('Ja, ich möchte');
    expect(await says('+4915116000021', { do: 'text', text: `Hallo! ${token}\nDanke` })).toEqual(['offers given']);
  });

  it('gives what it names and nothing more', async () => {
    const { link } = await ask({ purposes: ['offers', 'orders'] });
    expect(await says('+4915116000031', { do: 'open-link', link })).toEqual(['offers given', 'orders given']);
    const only = await ask({ purposes: ['orders'] });
    expect(await says('+4915116000032', { do: 'open-link', link: only.link })).toEqual(['orders given']);
    expect((await send(town, orderNewsTo('+4915116000032'))).status).toBe(200);
    expect(whyNot(await send(town, offerTo('+4915116000032'))).code).toBe(131050);
  });
});

describe('what is not a confirmation', () => {
  it.each(['yes', 'Ja', 'ok', '👍', 'Yes, I want offers', 'YES YES YES'])('a bare “%s”', async text => {
    await ask();
    const phone = '+4915116000101';
    expect(await says(phone, { do: 'text', text })).toEqual([]);
  });

  it('a token that was forwarded, changed, cut, or half typed', async () => {
    const { sentence, token } = await ask();
    const phone = '+4915116000102';
    expect(await says(phone, { do: 'text', text: sentence, forwarded: true })).toEqual([]);
    const flipped = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    for (const text of [
      flipped,
      token.slice(1),
      `${token}x`,
      token.toUpperCase() === token ? `${token}-` : token.toUpperCase(),
    ])
      expect(await says(phone, { do: 'text', text })).toEqual([]);
    expect(await says(phone, { do: 'text', text: sentence })).toEqual(['offers given']);
  });

  it('opening the link without sending anything', async () => {
    const { link } = await ask();
    expect(link).toMatch(/^https:\/\/wa\.me\//);
    expect(await count(town, 'opt_in', `confirmed_at is null`)).toBeGreaterThan(0);
  });

  it('until it is confirmed no offer goes out', async () => {
    await ask();
    const phone = '+4915116000103';
    expect(whyNot(await send(town, offerTo(phone)))).toEqual({ code: 131050, reasons: ['DENY_NO_CONSENT'] });
  });
});

describe('a stop and an opt-in', () => {
  it('a token sent after a stop is a new yes to what it names', async () => {
    const phone = '+4915116000201';
    await agrees(town, { phone }, 'offers');
    expect(await says(phone, { do: 'text', text: 'STOP' })).toEqual(['offers withdrawn']);
    const { link } = await ask();
    expect(await says(phone, { do: 'open-link', link })).toEqual(['offers given']);
    const sent = await send(town, offerTo(phone));
    expect([sent.status, whyNot(sent).reasons]).toEqual([200, []]);
    // On WhatsApp it lifts the stop; on every other channel the stop stands.
    const { body } = await town.call<{ suppressions: { channel: string | null; scope: string }[] }>(
      'POST',
      '/api/v1/contacts/find',
      { phone },
    );
    expect(body.suppressions.map(one => one.scope)).not.toContain('business_initiated');
    expect(body.suppressions.map(one => one.channel).sort()).toEqual([
      'call',
      'email',
      'line',
      'signal',
      'sms',
      'telegram',
    ]);
  });

  it('a token that was asked for before the stop does not undo it when it is delivered late', async () => {
    const phone = '+4915116000202';
    const { link } = await ask();
    await town.control('PATCH', 'switches', { webhooksPaused: true });
    await customerOf(town, phone).act({ do: 'open-link', link });
    await customerOf(town, phone).act({ do: 'text', text: 'STOP' });
    await town.control('PATCH', 'switches', { webhooksPaused: false });
    await settled(town);
    await soon(async () => (await standing(town, { phone })).blocks).not.toEqual([]);
    expect(whyNot(await send(town, offerTo(phone))).code).toBe(131050);
  });
});

describe('the form', () => {
  it('gives three tokens a day to one session, and to others as before', async () => {
    const session = 'one visitor of the page';
    for (let times = 0; times < 3; times += 1) await ask({ session });
    const body = { purposes: ['offers'], language: 'en', wording, source: 'a poster in the shop', session };
    const fourth = await town.call('POST', '/api/v1/opt-ins', body);
    expect([fourth.status, fourth.body]).toEqual([429, expect.objectContaining({ code: 'rate-limited' })]);
    expect(fourth.headers.get('retry-after')).toMatch(/^\d+$/);
    await ask({ session: 'another visitor' });
    await ask();
  });

  it('gives them also when they are asked for all at once: three, whatever the order', async () => {
    const body = { purposes: ['offers'], language: 'en', wording, source: 'a form', session: 'one browser' };
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => town.call<Partial<Asked>>('POST', '/api/v1/opt-ins', body)),
    );
    const made = asked.filter(one => one.status === 201);
    expect(made.length).toBe(3);
    expect(asked.filter(one => one.status === 429).length).toBe(9);
    expect(new Set(made.map(one => one.body.token)).size).toBe(3);
    expect((await town.call('POST', '/api/v1/opt-ins', { ...body, session: 'another' })).status).toBe(201);
  });
});

describe('the evidence', () => {
  it('holds both steps: what was shown and where, and what was sent and by whom', async () => {
    const phone = '+4915116000301';
    const { id, link, sentence } = await ask();
    const wamid = await customerOf(town, phone).act({ do: 'open-link', link });
    await settled(town);
    const contact = await standing(town, { phone });
    type Events = { events: { items: { id: string; event: Record<string, unknown> }[] } };
    const { body } = await town.call<Events>('GET', `/api/v1/contacts/${contact.id}/consents`);
    const [given] = body.events.items;
    expect(given?.event).toMatchObject({ type: 'given', purpose: 'offers', act: 'inbound_token', grade: 'E3' });
    expect(JSON.stringify(given)).not.toContain(phone.slice(1));
    const event = { id: given?.id ?? '', commitment: given?.event['evidence'] };
    const evidence = await evidenceOf(event, contact.id);
    expect(evidence).toMatchObject({
      step1: { optInId: id, wording, language: 'en', source: 'a poster in the shop', at: expect.any(Number) },
      step2: {
        wamid,
        text: sentence,
        phone: phone.slice(1),
        at: expect.any(Number),
        userId: expect.stringMatching(/^DE\./),
      },
    });
  });

  it('lies sealed in the database', async () => {
    const rows = await town.db.query<{ line: string }>('all', {
      text: `select encode(sealed, 'escape') as line from consent_evidence`,
      values: [],
    });
    expect(rows.length).toBeGreaterThan(5);
    for (const { line } of rows) expect(line).not.toMatch(/step1|Morgenrot|49151/);
  });

  /** What lies sealed under the person's evidence key; it must be what the leaf commits to. */
  async function evidenceOf(event: { id: string; commitment: unknown }, contact: string): Promise<unknown> {
    const { db, vault, directory } = town.running.house;
    const { businessId } = present(directory.findSender(demoSender.phoneNumberId), 'the demo sender');
    const contactId = present(parseId<'contact'>(contact), 'a contact id');
    const random = { bytes: (length: number) => randomBytes(length) };
    const contacts = createContacts({ db, vault, clock: { now: () => Date.now() }, random });
    const keys = await db.transaction(businessId, tx => contacts.evidenceKeyIn(tx, businessId, [contactId]));
    const [row] = await town.db.query<{ sealed: Buffer }>('all', {
      text: 'select sealed from consent_evidence where event_id = $1',
      values: [event.id],
    });
    const key = present(keys.get(contactId), 'an evidence key');
    const opened = vault.open(key, present(row, 'the evidence').sealed, `evidence:${event.id}`);
    const { salt, evidence } = JSON.parse(opened.toString('utf8'));
    const bytes = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(evidence))]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(event.commitment);
    return evidence;
  }
});

describe('two days later', () => {
  let early: Asked;
  let late: Asked;

  beforeAll(async () => {
    early = await ask();
    late = await ask();
    town = await days.open(hoursLater(47.5));
  });

  it('a token of less than 48 hours ago still confirms', async () => {
    expect(await says('+4915116000401', { do: 'open-link', link: early.link })).toEqual(['offers given']);
  });

  it('a token of more than 48 hours ago does not', async () => {
    town = await days.open(hoursLater(49));
    expect(await count(town, 'opt_in', `confirmed_at is null and expires_at < now()`)).toBeGreaterThan(0);
    expect(await says('+4915116000402', { do: 'open-link', link: late.link })).toEqual([]);
    const chat = await customerOf(town, '+4915116000402').chat();
    expect(chat.filter(one => one.by === 'business')).toEqual([]);
  });
});
