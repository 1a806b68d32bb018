// POST /{phone}/messages: reads the request, refuses what Meta refuses at once, and accepts the rest with a wamid. What
// becomes of it then is told by statuses.

import { Refusal, unknownObject } from '../meta-errors.ts';
import { callingCodeOf, dialledDigits, waIdOf } from '../people/digits.ts';
import { relationOf } from '../people/people.ts';
import type { BusinessNumber, ChatMessage, Customer, Journey, Relation, Template, Wire } from '../types.ts';
import { newWamid } from '../wamid.ts';
import { asText } from '../wire.ts';
import { type World, whenOf } from '../world.ts';
import { checkParameters } from './check-template.ts';
import { judge, type SendKind } from './judge.ts';
import { takeNumber, takePair } from './limits.ts';
import { pricingOf } from './pricing.ts';
import { isReadReceipt, readSend, type SendBody } from './request.ts';
import { sendOnItsWay } from './statuses.ts';

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
  if (isReadReceipt(ask.body)) return takeReceipt(world, ask.body);
  const request = readSend(ask.body);
  if (!world.courier.hasRoom()) throw new Refusal(131016, { status: 503 });
  takeNumber(world, number.id);
  const { template, kind } = classify(world, { number, request, route: ask.route });
  const found = recipientOf(world, number, request);
  if (found.to === 'user' && kind === 'authentication') throw new Refusal(131062);
  const { customer } = found;
  const relation = relationOf(customer, number.id);
  takePair(world, relation);
  const code = ask.failsWith ?? judge(world, { customer, number, kind, template, route: ask.route });
  if (code !== null && whenOf(world, code) === 'sync' && ask.failsWith === null) throw new Refusal(code);
  const message = keepSent(world, { customer, number, request, template });
  world.received.write({
    wamid: message.wamid,
    phoneNumberId: number.id,
    customerId: customer.id,
    type: request.type,
    template: template?.name ?? null,
    category: kind,
    opaque: request.opaque,
    atMs: message.atMs,
    fails: code,
  });
  if (found.to === 'phone') relation.phoneUsedAtMs = message.atMs;
  customer.inContactBook ||= found.to === 'phone';
  const held = template?.held === true;
  const journey: Journey = {
    customer,
    number,
    message,
    to: found.to,
    ...pricesOf(world, { relation, number, kind, route: ask.route, fails: code !== null }),
    fails: code === null ? null : { code },
    pricedAfterSent: false,
  };
  if (held) hold(world, journey);
  else sendOnItsWay(world, journey);
  world.changed({ customerId: customer.id, news: 'chat' });
  return answerTo(request, { found, message, held });
}

function pricesOf(
  world: World,
  what: { relation: Relation; number: BusinessNumber; kind: SendKind; route: SendAsk['route']; fails: boolean },
): Pick<Journey, 'pricing' | 'conversation'> {
  return what.fails ? { pricing: null, conversation: null } : pricingOf(world, what);
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
  if (route === 'marketing_messages' && request.template === null) {
    throw new Refusal(100, { message: '(#100) Message must be a template message.' });
  }
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
  if (request.directCategory === 'authentication') return { template: null, kind: 'authentication' };
  throw new Refusal(131009, { details: 'category must be one of utility, authentication' });
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
  if (body['messaging_product'] !== 'whatsapp') {
    throw new Refusal(100, { message: '(#100) The parameter messaging_product is required.', plain: true });
  }
  const message = world.chats.find(asText(body['message_id']) ?? '');
  if (message === undefined || message.by !== 'customer') {
    throw new Refusal(131009, { details: 'message_id does not exist' });
  }
  message.status = 'read';
  const typing = body['typing_indicator'] !== undefined;
  world.changed({ customerId: message.customerId, news: typing ? 'typing' : 'chat' });
  return { success: true };
}
