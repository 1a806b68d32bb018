// What the load driver asks for: each recipe makes one request after the other, cheaply, from a number. Everything
// costly (signatures) is made before the clock starts.

import { createHmac } from 'node:crypto';
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

/** Calls made so far, over all jobs of this driver: no message and no person repeats by accident. */
let made = 0;
const chance = createChance(20261123);

/** The source of calls for one job; undefined when there are no more. */
export function createCalls(recipe: Recipe, seconds: number): () => Call | undefined {
  switch (recipe.kind) {
    case 'messages':
      return messages(recipe);
    case 'consents':
      return consents(recipe);
    case 'decisions':
      return decisions(recipe);
    case 'webhooks':
      return webhooks(recipe, seconds);
  }
}

type Of<Kind extends Recipe['kind']> = Extract<Recipe, { kind: Kind }>;

/** Three updates about an order (a template) for each answer within the open window (text). */
function messages({ key, numbers, people }: Of<'messages'>): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return () => {
    made += 1;
    const person = Math.floor(chance() * people);
    const path = `/v25.0/${numbers[person % numbers.length]}/messages`;
    const content = made % 4 === 0 ? textBody : templateBody(made);
    const body = `{"messaging_product":"whatsapp","recipient_type":"individual","to":"${phoneOf(person)}",${content}}`;
    return { path, headers, body };
  };
}

const textBody =
  '"type":"text","text":{"preview_url":false,"body":"Your table for four is set for Friday at seven. We look forward to seeing you; the entrance is in the courtyard, and there is room for the pram."}';

function templateBody(order: number): string {
  return `"type":"template","template":{"name":"order_update","language":{"code":"en"},"components":[{"type":"body","parameters":[{"type":"text","text":"A-${order}"},{"type":"text","text":"ready to be collected"}]}]}`;
}

function consents({ key, people }: Of<'consents'>): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return () => {
    made += 1;
    const person = Math.floor(chance() * people);
    const body = `{"contact":{"phone":"${phoneOf(person)}"}}`;
    return { path: '/api/v1/consents', headers, body };
  };
}

function decisions({ key, numbers, people }: Of<'decisions'>): () => Call {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return () => {
    made += 1;
    const person = Math.floor(chance() * people);
    const body = `{"sender":"${numbers[person % numbers.length]}","to":"${phoneOf(person)}"}`;
    return { path: '/api/v1/decisions', headers, body };
  };
}

/** Text messages of ever new people, signed as Meta signs them; made and signed before the clock starts. */
function webhooks(recipe: Of<'webhooks'>, seconds: number): () => Call | undefined {
  const calls: Call[] = [];
  const most = Math.ceil(recipe.perSecondMax * seconds);
  while (calls.length < most) {
    const body = Buffer.from(webhookBody(recipe));
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

function webhookBody(recipe: Of<'webhooks'>): string {
  const changes = Array.from({ length: recipe.updates }, () => {
    made += 1;
    const number = recipe.numbers[made % recipe.numbers.length];
    const from = phoneOf(20_000_000 + made);
    const wamid = `wamid.HBgN${Buffer.from(`${from}${made}`).toString('base64url')}FQIAEhgg`;
    const sent = Math.floor(Date.now() / 1_000);
    return `{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"4930901820","phone_number_id":"${number}"},"contacts":[{"profile":{"name":"Guest ${made}"},"wa_id":"${from}","user_id":"DE.${made}${from}"}],"messages":[{"from":"${from}","from_user_id":"DE.${made}${from}","id":"${wamid}","timestamp":"${sent}","text":{"body":"Hello, do you still have a table for two this evening? Number ${made}"},"type":"text"}]},"field":"messages"}`;
  });
  return `{"object":"whatsapp_business_account","entry":[{"id":"${recipe.wabaId}","changes":[${changes.join(',')}]}]}`;
}
