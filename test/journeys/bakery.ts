// What the systems of the bakery do: they send through the gateway, queue over the API, and are told why not. And what
// Meta does beside its phones: it posts signed webhooks about anything.

import { expect } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { type Answer, type Town, until } from '../town.ts';
import type { Called } from './clients/customer.ts';
import { signatureOf } from './crowd.ts';

export const sendPath = `/v25.0/${demoSender.phoneNumberId}/messages`;

/** What the gateway answers: Graph's own acceptance, or Graph's own error with our reasons. */
export type Sent = {
  readonly messages?: readonly { readonly id: string }[];
  readonly error?: {
    readonly message: string;
    readonly type: string;
    readonly code: number;
    readonly fbtrace_id: string;
    readonly error_data?: {
      readonly details: string;
      readonly reasons?: readonly {
        readonly code: string;
        readonly words: string;
        readonly rule: string;
        readonly sources: readonly { readonly title: string }[];
      }[];
    };
  };
};

/** A message as GET /api/v1/messages/{id} tells of it. */
export type Told = {
  readonly id: string;
  readonly state: string;
  readonly status: string | null;
  readonly error_code: number | null;
  readonly due: string | null;
  readonly decision: {
    readonly id: string;
    readonly outcome: string;
    readonly class: string;
    readonly reasons: readonly { readonly code: string }[];
    readonly basis: { readonly ground: string } | null;
  } | null;
};

/** What POST /api/v1/messages answers, queued or refused. */
export type Queued = {
  readonly id: string;
  readonly decision_id: string;
  readonly due: string | null;
  readonly outcome?: string;
  readonly reasons?: readonly { readonly code: string }[];
};

/** Expects something to become so soon, for what happens after an answer. */
export const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000, interval: 25 });

/** An offer, as any client of the Cloud API writes it. */
export const offerTo = (to: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'template',
  template: { name: 'spring_offer', language: { code: 'en' } },
});
/** News of a running order. */
export const orderNewsTo = (to: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'template',
  template: {
    name: 'order_update',
    language: { code: 'en' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: '4711' }] }],
  },
});
/** Free words. */
export const textTo = (to: string, body: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body },
});

/** Sends through the gateway. */
export async function send(town: Called, body: unknown, headers?: Record<string, string>): Promise<Answer<Sent>> {
  return await town.call<Sent>('POST', sendPath, body, headers);
}

/** The reason codes of a refusal, and Graph's own code; a message that went has neither. */
export function whyNot({ body }: Answer<Sent>): { code: number | null; reasons: string[] } {
  return {
    code: body.error?.code ?? null,
    reasons: (body.error?.error_data?.reasons ?? []).map(reason => reason.code),
  };
}

/** Queues over /api/v1. */
export async function queue(town: Called, body: unknown, headers?: Record<string, string>): Promise<Answer<Queued>> {
  return await town.call<Queued>('POST', '/api/v1/messages', body, headers);
}

/** The message, as soon as it is in this state. */
export async function becomes(town: Called, id: string, state: string): Promise<Told> {
  return await until(`the message is ${state}`, async () => {
    const { body } = await town.call<Told>('GET', `/api/v1/messages/${id}`);
    return body.state === state && body;
  });
}

/** Records on paper, with a proven address, what somebody agreed to. */
export async function agrees(town: Called, contact: Record<string, string>, purpose: string): Promise<string> {
  const recorded = await town.call<{ contact_id: string }>('POST', '/api/v1/consents', {
    contact,
    type: 'given',
    purpose,
    act: 'signature',
    source: 'the form at the till',
    wording: { text: 'Yes, I want this from Morgenrot Bakery on WhatsApp.', language: 'en' },
    evidence: { possession: 'a code sent to the number was read out at the till' },
  });
  if (recorded.status !== 201) throw new Error(`no consent: ${JSON.stringify(recorded.body)}`);
  return recorded.body.contact_id;
}

/** Changes a setting of the demo number. */
export async function changeSender(town: Called, change: Record<string, unknown>): Promise<void> {
  const { phoneNumberId: phone_number_id, wabaId: waba_id, displayNumber: display_number } = demoSender;
  const same = { phone_number_id, waba_id, display_number, country: 'DE', graph_url: town.emulator };
  const changed = await town.call('POST', '/api/v1/senders', { ...same, ...change });
  if (changed.status !== 200) throw new Error(`the sender was not changed: ${JSON.stringify(changed.body)}`);
}

/** What the API says of a person's consents and blocks, in short. */
export async function standing(
  town: Called,
  contact: Record<string, string>,
): Promise<{ consents: string[]; blocks: string[]; stale: boolean; id: string }> {
  const found = await town.call<{
    id: string;
    identity_stale: boolean;
    consents: { purpose: string; status: string }[];
    suppressions: { scope: string; reason: string; channel: string | null }[];
  }>('POST', '/api/v1/contacts/find', contact);
  if (found.status !== 200) throw new Error(`nobody is known: ${JSON.stringify(found.body)}`);
  return {
    id: found.body.id,
    stale: found.body.identity_stale,
    consents: found.body.consents.map(one => `${one.purpose} ${one.status}`).sort(),
    blocks: found.body.suppressions.map(one => `${one.scope} ${one.reason}`).sort(),
  };
}

/** Waits until every webhook that came is worked off. */
export async function settled(town: Pick<Town, 'control' | 'db'>): Promise<void> {
  await town.control('GET', 'idle?withinMs=20000');
  await until('every webhook is worked off', async () => (await count(town, 'webhook_in')) === 0);
}

/** How many rows a table has. */
export async function count(town: Pick<Town, 'db'>, table: string, where = 'true'): Promise<number> {
  const text = `select count(*)::integer as n from ${table} where ${where}`;
  const [row] = await town.db.query<{ n: number }>('all', { text, values: [] });
  return row?.n ?? 0;
}

/** A webhook with one change of the demo account. */
export function webhookOf(field: string, value: Record<string, unknown>): string {
  const metadata = { display_phone_number: '4930901820', phone_number_id: demoSender.phoneNumberId };
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: demoSender.wabaId, changes }] });
}

/** Posts a webhook as Meta does: the exact bytes, signed. */
export async function metaPosts(
  town: Pick<Town, 'url'>,
  body: string | Buffer,
  signature?: string,
): Promise<Answer<unknown>> {
  const response = await fetch(`${town.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': signature ?? signatureOf(body.toString(), demoSender.appSecret),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
