// The connection of a number to Meta, looked at live: token, number, account, webhooks, templates, each with a plain
// verdict. A new token can be tried before it is kept. And the act that subscribes the app to the account.

import { z } from 'zod';
import type { Sender } from '../../../messages/messages.ts';
import type { ApiDeps } from '../../types.ts';
import { webhookPath } from '../../webhooks.ts';
import { lastHeardMs } from '../account.ts';
import { graphVersion } from '../message-body.ts';
import { route } from '../route.ts';
import { getSender, secret } from '../senders.ts';
import { idOf, instant, writtenOrNull } from '../shapes.ts';
import {
  type Heard,
  numberIn,
  ofAccount,
  ofNumber,
  ofSubscription,
  ofToken,
  type Verdict,
  verdicts,
} from './verdicts.ts';

const timeoutMs = 10_000;
const whats = ['token', 'number', 'account', 'subscription', 'webhook', 'templates'] as const;
const verdictNames = Object.keys(verdicts) as [Verdict, ...Verdict[]]; // there are some
const nullableText = z.string().nullable();

const checkShape = z.object({
  checks: z.array(
    z.object({
      what: z.enum(whats),
      state: z.enum(['good', 'waiting', 'bad', 'unknown']),
      verdict: z.enum(verdictNames),
      words: z.string().meta({ description: 'What it means and what to do' }),
    }),
  ),
  number: z
    .object({ verified_name: nullableText, display_number: nullableText, quality: nullableText, limit: nullableText })
    .meta({ description: 'As Meta tells it at this moment' }),
  templates: z.number().meta({ description: 'Templates of its account that are read' }),
  last_webhook_at: instant.nullable(),
  webhook_url: nullableText.meta({
    description: 'Where Meta is to send its webhooks; null: ASSENT_PUBLIC_URL is not set',
  }),
});

export const checkSender = route({
  method: 'POST',
  path: '/senders/{id}/check',
  operationId: 'checkSender',
  summary: 'Looks live at a number’s connection to Meta; with a token, as it would be with that one. Changes nothing.',
  scope: 'senders:manage',
  audit: 'none',
  params: z.strictObject({ id: idOf('sender') }),
  body: z.strictObject({ token: secret.optional() }),
  answers: { 200: { description: 'The verdicts', schema: checkShape } },
  async handle(deps, { caller, params, body }) {
    const sender = getSender(deps, caller, params.id);
    const told = await look(deps, { ...sender, token: body.token ?? sender.token });
    return { status: 200, body: told };
  },
});

export const subscribeSender = route({
  method: 'POST',
  path: '/senders/{id}/subscribe',
  operationId: 'subscribeSender',
  summary: 'Subscribes the token’s app to the number’s account, so that Meta sends its webhooks.',
  scope: 'senders:manage',
  params: z.strictObject({ id: idOf('sender') }),
  answers: { 200: { description: 'Whether Meta took it', schema: z.object({ subscribed: z.boolean() }) } },
  async handle(deps, { caller, params }) {
    const sender = getSender(deps, caller, params.id);
    const answer = await ask(deps, sender, { method: 'POST', path: `${sender.wabaId}/subscribed_apps` });
    return { status: 200, body: { subscribed: answer?.status === 200 } };
  },
});

const numberFields =
  'display_phone_number,verified_name,quality_rating,status,whatsapp_business_manager_messaging_limit';

async function look(deps: ApiDeps, sender: Sender): Promise<z.input<typeof checkShape>> {
  const { wabaId, phoneNumberId, displayNumber, businessId } = sender;
  const [number, numbers, apps, heardMs] = await Promise.all([
    ask(deps, sender, { path: `${phoneNumberId}?fields=${numberFields}` }),
    ask(deps, sender, { path: `${wabaId}/phone_numbers?fields=id&limit=100` }),
    ask(deps, sender, { path: `${wabaId}/subscribed_apps` }),
    lastHeardMs(deps, sender),
  ]);
  const ofMeta = ofToken(number);
  const isKnown = ofMeta === 'token-works' || ofMeta === 'number-unseen';
  const templates = countTemplates(deps, { businessId, wabaId });
  const found: Readonly<Record<(typeof whats)[number], Verdict>> = {
    token: ofMeta,
    number: ofNumber(number, displayNumber),
    account: isKnown ? ofAccount(numbers, phoneNumberId) : 'not-looked-at',
    subscription: isKnown ? ofSubscription(apps) : 'not-looked-at',
    webhook: heardMs === null ? 'not-heard' : 'heard',
    templates: templates === 0 ? 'templates-none' : 'templates-known',
  };
  return {
    checks: whats.map(what => {
      const [state, words] = verdicts[found[what]];
      return { what, state, verdict: found[what], words };
    }),
    number: numberIn(number),
    templates,
    last_webhook_at: writtenOrNull(heardMs),
    webhook_url: deps.publicUrl === null ? null : deps.publicUrl.replace(/\/+$/, '') + webhookPath,
  };
}

function countTemplates(deps: Pick<ApiDeps, 'directory'>, of: Pick<Sender, 'businessId' | 'wabaId'>): number {
  return deps.directory.business(of.businessId).templates.filter(one => one.wabaId === of.wabaId).length;
}

async function ask(
  { client }: Pick<ApiDeps, 'client'>,
  { graphUrl, token }: Sender,
  what: { method?: string; path: string },
): Promise<Heard> {
  const { method = 'GET', path } = what;
  const answer = await client.request({
    baseUrl: graphUrl,
    method,
    path: `/${graphVersion}/${path}`,
    token,
    timeoutMs,
  });
  return answer.kind === 'failed' ? null : { status: answer.status, body: parsed(answer.body) };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
