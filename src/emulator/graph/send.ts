// POST /{phone}/messages: reads the request, refuses what Meta refuses at once, and accepts the rest with a wamid. What
// becomes of it then is told by statuses.

import { isNonMessage } from '../../channels/whatsapp/whatsapp.ts';
import { Refusal, unknownObject } from '../meta-errors.ts';
import { callingCodeOf, dialledDigits, waIdOf } from '../people/digits.ts';
import { relationOf } from '../people/people.ts';
import type { BusinessNumber, ChatMessage, Customer, Journey, Template, Wire } from '../types.ts';
import { newWamid } from '../wamid.ts';
import { asText } from '../wire.ts';
import { type World, whenOf } from '../world.ts';
import { checkParameters } from './check-template.ts';
import { type Judged, judge, type SendKind } from './judge.ts';
import { takeNumber, takePair } from './limits.ts';
import { pricingOf } from './pricing.ts';
import { readSend, type SendBody } from './request.ts';
import { sendOnItsWay } from './statuses.ts';

const heldMax = 50_000;

export type SendAsk = {
  readonly numberId: string;
  readonly route: 'messages' | 'marketing_messages';
  readonly body: Wire;
  /** The code that chaos makes it fail with later. */
  readonly failsWith: number | null;
};

/** Accepts a send and gives Meta's answer; a Refusal when Meta would refuse at once. */
export function send(world: World, ask: SendAsk): Wire {
  const number = world.numbers.get(ask.numberId);
  if (number === undefined) throw unknownObject(ask.numberId, 'POST');
  if (isNonMessage(ask.body)) return takeReceipt(world, ask.body);
  const request = readSend(ask.body, ask.route);
  if (!world.courier.hasRoom()) throw new Refusal(131016, { status: 503 });
  takeNumber(world, number.id);
  const { template, kind } = classify(world, { number, request, route: ask.route });
  const found = recipientOf(world, number, request);
  if (found.to === 'user' && kind === 'authentication') throw new Refusal(131062);
  if (template?.held && world.held.size >= heldMax) throw new Refusal(131016, { status: 503 });
  takePair(world, relationOf(found.customer, number.id));
  const code = fateOf(world, ask, { customer: found.customer, number, kind, template, route: ask.route });
  return accept(world, { number, request, template, kind, found, code, route: ask.route });
}

/** The code that the message will fail with, or null; refuses where the table says that the code comes at once. */
function fateOf(world: World, ask: SendAsk, judged: Judged): number | null {
  if (ask.failsWith !== null) return ask.failsWith;
  const code = judge(world, judged);
  if (code !== null && whenOf(world, code) === 'sync') throw new Refusal(code);
  return code;
}

type Accepted = {
  readonly number: BusinessNumber;
  readonly request: SendBody;
  readonly template: Template | null;
  readonly kind: SendKind;
  readonly found: Found;
  readonly code: number | null;
  readonly route: SendAsk['route'];
};

function accept(world: World, what: Accepted): Wire {
  const { number, request, template, kind, found, code } = what;
  const { customer } = found;
  const message = keepSent(world, { customer, number, request, template });
  world.received.write({
    wamid: message.wamid,
    phoneNumberId: number.id,
    customerId: customer.id,
    type: request.type,
    template: request.template?.name ?? null,
    category: kind,
    opaque: request.opaque,
    atMs: message.atMs,
    fails: code,
  });
  const relation = relationOf(customer, number.id);
  if (found.to === 'phone') {
    relation.phoneUsedAtMs = message.atMs;
    customer.inContactBook = true;
  }
  const prices =
    code === null
      ? pricingOf(world, { relation, number, kind, route: what.route })
      : { pricing: null, conversation: null };
  const fails = code === null ? null : { code };
  const journey: Journey = { customer, number, message, to: found.to, ...prices, fails, pricedAfterSent: false };
  const held = template?.held === true;
  if (held) hold(world, journey);
  else sendOnItsWay(world, journey);
  world.changed({ customerId: customer.id, news: 'chat' });
  return answerTo(request, { found, message, held });
}

function hold(world: World, journey: Journey): void {
  journey.message.status = 'held';
  world.held.set(journey.message.wamid, journey);
}

function answerTo(request: SendBody, what: { found: Found; message: ChatMessage; held: boolean }): Wire {
  const { customer, to, input } = what.found;
  const status = what.held ? 'held_for_quality_assessment' : 'accepted';
  return {
    messaging_product: 'whatsapp',
    contacts: [to === 'phone' ? { input, wa_id: customer.phone } : { input, user_id: input }],
    messages: [{ id: what.message.wamid, ...(request.template === null ? {} : { message_status: status }) }],
  };
}

function classify(
  world: World,
  what: { number: BusinessNumber; request: SendBody; route: SendAsk['route'] },
): { template: Template | null; kind: SendKind } {
  const { request, route } = what;
  if (request.template !== null) {
    const template = usableTemplate(world, what.number, request.template);
    const kind = kinds[template.category];
    if (route === 'marketing_messages' && kind !== 'marketing') throw new Refusal(134100);
    return { template, kind };
  }
  if (request.directCategory === null) return { template: null, kind: 'service' };
  if (!world.switches.directSend) {
    throw new Refusal(100, { details: "Direct Send isn't enabled for this account" });
  }
  if (request.directCategory === 'utility') return { template: null, kind: 'utility' };
  return { template: null, kind: 'authentication' };
}

const kinds = { MARKETING: 'marketing', UTILITY: 'utility', AUTHENTICATION: 'authentication' } as const;

function usableTemplate(world: World, number: BusinessNumber, asked: NonNullable<SendBody['template']>): Template {
  const template = world.templates.find(number.wabaId, asked.name, asked.language);
  if (template?.status === 'PAUSED') throw new Refusal(132015);
  if (template?.status === 'DISABLED') throw new Refusal(132016);
  if (template?.status !== 'APPROVED') {
    throw new Refusal(132001, { details: `template name (${asked.name}) does not exist in ${asked.language}` });
  }
  checkParameters(template, asked.components);
  return template;
}

type Found = { readonly customer: Customer; readonly to: 'phone' | 'user'; readonly input: string };

function recipientOf(world: World, number: BusinessNumber, request: SendBody): Found {
  // Where both are given, `to` wins.
  if (request.to === null) {
    const input = request.recipient ?? '';
    const customer = world.people.byUserId(input);
    if (customer === undefined) throw new Refusal(131009, { details: 'recipient is not a user id of this portfolio' });
    return { customer, to: 'user', input };
  }
  const businessDigits = number.displayNumber.replace(/\D/g, '');
  const prefix = world.switches.dialling === 'national' ? callingCodeOf(businessDigits) : null;
  const digits = dialledDigits(request.to, prefix);
  if (digits === null) throw new Refusal(100, { details: 'Parameter to is not a phone number' });
  if (waIdOf(digits) === businessDigits) throw new Refusal(131021);
  const known = world.people.byPhone(digits);
  if (known) return { customer: known, to: 'phone', input: request.to };
  const customer = world.people.add({ phone: digits });
  world.changed({ customerId: null, news: 'people' });
  return { customer, to: 'phone', input: request.to };
}

function keepSent(
  world: World,
  what: { customer: Customer; number: BusinessNumber; request: SendBody; template: Template | null },
): ChatMessage {
  const { customer, number, request } = what;
  const who = request.to === null ? customer.userId : customer.phone;
  const message: ChatMessage = {
    wamid: newWamid(world, { who, by: 'business' }),
    by: 'business',
    customerId: customer.id,
    phoneNumberId: number.id,
    type: request.type,
    atMs: world.clock.now(),
    content: request.content,
    contextId: request.contextId,
    opaque: request.opaque,
    template: what.template?.components ?? null,
    status: 'accepted',
    errorCode: null,
    reaction: null,
    edited: false,
    revoked: false,
  };
  world.chats.keep(customer, message);
  return message;
}

function takeReceipt(world: World, body: Wire): Wire {
  const message = world.chats.find(asText(body['message_id']) ?? '');
  if (message === undefined || message.by !== 'customer') {
    throw new Refusal(131009, { details: 'message_id does not exist' });
  }
  message.status = 'read';
  const typing = body['typing_indicator'] !== undefined;
  world.changed({ customerId: message.customerId, news: typing ? 'typing' : 'chat' });
  return { success: true };
}
