// What the load driver asks for: each recipe makes one request after the other, cheaply, from a number. Everything
// costly (signatures) is made before the clock starts.

import { createHmac, randomInt } from 'node:crypto';
import { createChance, phoneOf } from './people.ts';

export type Call = { readonly path: string; readonly headers: Record<string, string>; readonly body: string | Buffer };

export type Recipe =
  | { readonly kind: 'messages'; readonly key: string; readonly numbers: readonly string[]; readonly people: number }
  | { readonly kind: 'consents'; readonly key: string; readonly people: number }
  | { readonly kind: 'decisions'; readonly key: string; readonly numbers: readonly string[]; readonly people: number }
  | {
      readonly kind: 'webhooks';
      readonly secret: string;
      readonly wabaId: string;
      readonly numbers: readonly string[];
      readonly updates: number;
      /** The most posts a second that can be asked for: so many are made before the clock starts. */
      readonly perSecondMax: number;
    };

/** Calls made so far, for each address and crowd: no message, person or wamid repeats by accident. */
const made = new Map<string, number>();
const chance = createChance(20261123);
/** Guests of this run; on a kept database they would else be those of the run before. */
const firstGuest = 20_000_000 + randomInt(40_000_000);

/** The source of calls for one job; undefined when there are no more. */
export function createCalls(recipe: Recipe, job: { url: string; seconds: number }): () => Call | undefined {
  const count = (): number => {
    const name = `${job.url} ${'people' in recipe ? recipe.people : ''}`;
    const before = made.get(name) ?? 0;
    made.set(name, before + 1);
    return before;
  };
  switch (recipe.kind) {
    case 'messages':
      return messages(recipe, count);
    case 'consents':
      return consents(recipe);
    case 'decisions':
      return decisions(recipe);
    case 'webhooks':
      return webhooks(recipe, job.seconds, count);
  }
}

type Count = () => number;
type Of<Kind extends Recipe['kind']> = Extract<Recipe, { kind: Kind }>;

/**
 * Three updates about an order (a template) for each answer within the open window (text). Everybody gets one message
 * before anybody gets a second, and that from another number: the gate lets one number write to one person only once in
 * six seconds.
 */
function messages({ key, numbers, people }: Of<'messages'>, count: Count): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return () => {
    const order = count();
    const person = (order * stride) % people;
    const pass = Math.floor(order / people);
    const path = `/v25.0/${numbers[(person + pass) % numbers.length]}/messages`;
    const content = pass === 0 && order % 4 === 0 ? textBody : templateBody(order);
    const body = `{"messaging_product":"whatsapp","recipient_type":"individual","to":"${phoneOf(person)}",${content}}`;
    return { path, headers, body };
  };
}

/** A prime, so that a walk of this stride meets everybody, in no order that an index would like. */
const stride = 7_368_787;

const textBody =
  '"type":"text","text":{"preview_url":false,"body":"Your table for four is set for Friday at seven. We look forward to seeing you; the entrance is in the courtyard, and there is room for the pram."}';

function templateBody(order: number): string {
  return `"type":"template","template":{"name":"order_update","language":{"code":"en"},"components":[{"type":"body","parameters":[{"type":"text","text":"A-${order}"},{"type":"text","text":"ready to be collected"}]}]}`;
}

/** A box ticked at the checkout, with the proof that the number is the person's. */
function consents({ key, people }: Of<'consents'>): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return () => {
    const person = Math.floor(chance() * people);
    const body = `{"contact":{"phone":"+${phoneOf(person)}"},${tickBody}}`;
    return { path: '/api/v1/consents', headers, body };
  };
}

const tickBody = JSON.stringify({
  type: 'given',
  purpose: 'orders',
  act: 'tick',
  wording: { text: 'Send me news of my order by WhatsApp.', language: 'en', version: '3' },
  source: 'checkout page',
  evidence: { possession: 'code sent by WhatsApp and typed in', page: 'https://shop.example/checkout', form: 'f-1042' },
}).slice(1, -1);

function decisions({ key, numbers, people }: Of<'decisions'>): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const template = '"template":{"name":"order_update","language":"en"}';
  return () => {
    const person = Math.floor(chance() * people);
    const body = `{"sender":"${numbers[person % numbers.length]}","to":"+${phoneOf(person)}",${template}}`;
    return { path: '/api/v1/decisions', headers, body };
  };
}

/** Text messages of ever new people, signed as Meta signs them; made and signed before the clock starts. */
function webhooks(recipe: Of<'webhooks'>, seconds: number, count: Count): () => Call | undefined {
  const calls: Call[] = [];
  const most = Math.ceil(recipe.perSecondMax * seconds);
  while (calls.length < most) {
    const body = Buffer.from(webhookBody(recipe, count));
    const signature = createHmac('sha256', recipe.secret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
    calls.push({ path: '/webhooks/whatsapp', headers, body });
  }
  let at = 0;
  return () => {
    const call = calls[at];
    at += 1;
    return call;
  };
}

function webhookBody(recipe: Of<'webhooks'>, count: Count): string {
  const changes = Array.from({ length: recipe.updates }, () => {
    const guest = count();
    const number = recipe.numbers[guest % recipe.numbers.length];
    const from = phoneOf(firstGuest + guest);
    const wamid = `wamid.HBgN${Buffer.from(`${from}${firstGuest}`).toString('base64url')}FQIAEhgg`;
    const sent = Math.floor(Date.now() / 1_000);
    return `{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"4930901820","phone_number_id":"${number}"},"contacts":[{"profile":{"name":"Guest ${guest}"},"wa_id":"${from}","user_id":"DE.${guest}${from}"}],"messages":[{"from":"${from}","from_user_id":"DE.${guest}${from}","id":"${wamid}","timestamp":"${sent}","text":{"body":"Hello, do you still have a table for two this evening? Number ${guest}"},"type":"text"}]},"field":"messages"}`;
  });
  return `{"object":"whatsapp_business_account","entry":[{"id":"${recipe.wabaId}","changes":[${changes.join(',')}]}]}`;
}
