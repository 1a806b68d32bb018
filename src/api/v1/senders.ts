// Senders: the numbers that send, without their secrets. Where Meta's token may go is not the caller's choice.

import { z } from 'zod';
import { Failure, type Problem, type SenderId } from '../../kernel/kernel.ts';
import type { Sender } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import { listSenders } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { idOf, listQuery, pageIn, pageOf, phoneNumberId } from './shapes.ts';
import { syncTemplates } from './sync-templates.ts';

const senderShape = z.object({
  id: z.string(),
  phone_number_id: z.string(),
  waba_id: z.string(),
  display_number: z.string(),
  country: z.string().nullable(),
  graph_url: z.string(),
  number_mode: z.enum(['international', 'sender_country']),
  per_second: z.number(),
  direct_send: z.boolean(),
  messaging_limit: z.number().nullable(),
  active: z.boolean(),
});
/** A secret of Meta's, as it is typed in. */
export const secret = z.string().min(1).max(2_000);
const paramsShape = z.strictObject({ id: idOf('sender') });
const metasUrl = 'https://graph.facebook.com';

const senderBody = z.strictObject({
  phone_number_id: phoneNumberId,
  waba_id: z.string().regex(/^[0-9]{1,32}$/),
  display_number: z.string().min(3).max(40),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  graph_url: z.url().max(300).optional().meta({ description: 'Meta’s own address unless told otherwise' }),
  token: secret.optional().meta({ description: 'Meta’s token; kept encrypted, never shown. Needed for a new sender' }),
  app_secret: secret.optional(),
  verify_token: secret.optional(),
  number_mode: z.enum(['international', 'sender_country']).optional(),
  per_second: z.number().int().min(1).max(1_000).optional().meta({ description: '80 for a new sender' }),
  direct_send: z.boolean().optional(),
  messaging_limit: z.number().int().min(1).max(10_000_000).nullable().optional(),
  active: z.boolean().optional(),
});

/** What a new sender is where nothing is said. */
const newSender: Pick<
  Sender,
  'country' | 'graphUrl' | 'numberMode' | 'perSecond' | 'directSend' | 'messagingLimit' | 'active'
> = {
  country: null,
  graphUrl: metasUrl,
  numberMode: 'international',
  perSecond: 80,
  directSend: false,
  messagingLimit: null,
  active: true,
};

export const listAllSenders = route({
  method: 'GET',
  path: '/senders',
  operationId: 'listSenders',
  summary: 'The numbers that this key may send from.',
  scope: 'senders:read',
  query: listQuery,
  answers: { 200: { description: 'A page of senders', schema: pageOf(senderShape) } },
  async handle(deps, { caller, query }) {
    const page = pageIn(listSenders(deps, caller), sender => sender.phoneNumberId, query);
    return { status: 200, body: { items: page.items.map(toldSender), next: page.next } };
  },
});

export const readSender = route({
  method: 'GET',
  path: '/senders/{id}',
  operationId: 'readSender',
  summary: 'A number that sends.',
  scope: 'senders:read',
  params: paramsShape,
  answers: { 200: { description: 'The sender', schema: senderShape } },
  async handle(deps, { caller, params }) {
    return { status: 200, body: toldSender(getSender(deps, caller, params.id)) };
  },
});

export const putSender = route({
  method: 'POST',
  path: '/senders',
  operationId: 'putSender',
  summary: 'Adds a number that sends, or changes the one with this phone_number_id: what is left out stays as it is.',
  scope: 'senders:manage',
  body: senderBody,
  answers: {
    200: { description: 'Changed', schema: senderShape },
    201: { description: 'Added', schema: senderShape },
  },
  async handle(deps, { caller, body }) {
    if (caller.senderIds !== null) throw new Failure('scope-missing', 'this key is restricted to some senders');
    const known = deps.directory.senders(caller.businessId).find(one => one.phoneNumberId === body.phone_number_id);
    const before = known ?? newSender;
    const graphUrl = body.graph_url ?? before.graphUrl;
    requireKnownUrl(deps, graphUrl);
    const sender = await deps.directory.putSender({
      businessId: caller.businessId,
      phoneNumberId: body.phone_number_id,
      wabaId: body.waba_id,
      displayNumber: body.display_number,
      country: body.country === undefined ? before.country : body.country,
      graphUrl,
      ...secretsOf(body, known),
      numberMode: body.number_mode ?? before.numberMode,
      perSecond: body.per_second ?? before.perSecond,
      directSend: body.direct_send ?? before.directSend,
      messagingLimit: body.messaging_limit === undefined ? before.messagingLimit : body.messaging_limit,
      active: body.active ?? before.active,
    });
    return { status: known === undefined ? 201 : 200, body: toldSender(sender) };
  },
});

export const syncSenderTemplates = route({
  method: 'POST',
  path: '/senders/{id}/sync-templates',
  operationId: 'syncTemplates',
  summary: 'Reads the templates of the sender’s account from Meta.',
  scope: 'senders:manage',
  params: paramsShape,
  answers: { 200: { description: 'How many were read', schema: z.object({ read: z.number() }) } },
  async handle(deps, { caller, params }) {
    return { status: 200, body: { read: await syncTemplates(deps, getSender(deps, caller, params.id)) } };
  },
});

/** The sender with this id; throws `not-found` when the caller has none. */
export function getSender(deps: Pick<ApiDeps, 'directory'>, caller: Caller, id: SenderId): Sender {
  const found = listSenders(deps, caller).find(sender => sender.id === id);
  if (found === undefined) throw new Failure('not-found', 'this key has no sender with this id');
  return found;
}

type Secrets = Pick<Sender, 'token' | 'appSecret' | 'verifyToken'>;

/** The secrets of the body; those left out stay as they are. */
function secretsOf(body: z.output<typeof senderBody>, known: Sender | undefined): Secrets {
  const token = body.token ?? known?.token;
  const appSecret = body.app_secret ?? known?.appSecret;
  const verifyToken = body.verify_token ?? known?.verifyToken;
  if (token !== undefined && appSecret !== undefined && verifyToken !== undefined) {
    return { token, appSecret, verifyToken };
  }
  const problems = Object.entries({ token, app_secret: appSecret, verify_token: verifyToken })
    .filter(([, value]) => value === undefined)
    .map(([field]): Problem => ({ field, message: 'is needed for a new sender', code: 'missing' }));
  throw new Failure('request-invalid', undefined, { problems });
}

/**
 * Another address than Meta's would let a user of the API reach into the operator's network, with answers. It is taken
 * only when a sender already has it, which the operator set up.
 */
function requireKnownUrl(deps: Pick<ApiDeps, 'directory'>, url: string): void {
  if (url === metasUrl || deps.directory.senders().some(sender => sender.graphUrl === url)) return;
  const message = `is ${metasUrl}, or an address that a sender of this installation already has (assent sender add)`;
  throw new Failure('request-invalid', undefined, { problems: [{ field: 'graph_url', message, code: 'not-known' }] });
}

function toldSender(sender: Sender): z.input<typeof senderShape> {
  return {
    id: sender.id,
    phone_number_id: sender.phoneNumberId,
    waba_id: sender.wabaId,
    display_number: sender.displayNumber,
    country: sender.country,
    graph_url: sender.graphUrl,
    number_mode: sender.numberMode,
    per_second: sender.perSecond,
    direct_send: sender.directSend,
    messaging_limit: sender.messagingLimit,
    active: sender.active,
  };
}
