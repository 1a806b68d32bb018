// What a caller of /api/v1 would send, or asks about: the short forms (a template, a text) or a whole Cloud API body,
// made into the one request that the gate judges.

import { z } from 'zod';
import { parseCallersRequest } from '../../channels/whatsapp/whatsapp.ts';
import { Failure, type Fault, type Problem } from '../../kernel/kernel.ts';
import type { Sender, SendInput } from '../../messages/messages.ts';
import type { Caller } from '../keys/keys.ts';
import { overrideOf } from '../requests/override.ts';
import { declarableClasses } from '../requests/read-headers.ts';
import { findSenderByNumber, listSenders } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { instant, phoneNumberId, slug } from './shapes.ts';

/** The version that /api/v1 itself speaks with Meta. */
export const graphVersion = 'v25.0';

const record = z.record(z.string(), z.unknown());

/** What is said, whoever hears it. */
export const saidShape = {
  purpose: slug.optional(),
  class: z.enum(declarableClasses).optional(),
  made_by_ai: z.boolean().default(false),
  not_before: instant.optional().meta({ description: 'Not to be sent before; at most 30 days ahead' }),
  template: z
    .strictObject({
      name: z.string().min(1).max(512),
      language: z.string().min(2).max(20),
      components: z.array(record).max(20).optional(),
    })
    .optional(),
  text: z.string().min(1).max(4096).optional(),
  message: record.optional().meta({ description: 'A Cloud API message body, for every other type of message' }),
};

export const overrideShape = z
  .strictObject({ by: z.string().min(2).max(500), reason: z.string().min(2).max(500) })
  .optional()
  .meta({ description: 'A person says that the text is no advertising although it reads like it' });

export const messageBody = z
  .strictObject({
    sender: phoneNumberId.optional().meta({ description: 'phone_number_id; may be left out with one sender' }),
    to: z.string().min(3).max(150).optional().meta({ description: 'A phone number with +' }),
    recipient: z.string().min(3).max(150).optional().meta({ description: 'A business-scoped user id (BSUID)' }),
    override: overrideShape,
    ...saidShape,
  })
  .refine(body => [body.template, body.text, body.message].filter(one => one !== undefined).length === 1, {
    message: 'name exactly one of template, text and message',
    params: { code: 'combination' },
  })
  .refine(body => body.message !== undefined || (body.to === undefined) !== (body.recipient === undefined), {
    message: 'name the person by one of to and recipient',
    params: { code: 'combination' },
  });

export type MessageBody = z.output<typeof messageBody>;

/** The gate's input; throws `request-invalid` with every problem that Meta would find. */
export async function sendInputOf(
  deps: Pick<ApiDeps, 'directory' | 'messages' | 'clock'>,
  caller: Caller,
  body: MessageBody,
): Promise<SendInput> {
  const override = await overrideOf(deps, caller, { override: body.override ?? null, madeByAi: body.made_by_ai });
  return { ...draftOf(deps, caller, body), override };
}

/** The same where nobody has said that the words are no advertising. */
export function draftOf(deps: Pick<ApiDeps, 'directory' | 'clock'>, caller: Caller, body: MessageBody): SendInput {
  const sender = senderOf(deps, caller, body.sender);
  const parsed = parseCallersRequest(cloudBody(body));
  if ('problems' in parsed) {
    const problems: Problem[] = parsed.problems.map(one => ({ field: 'message', message: one.details }));
    throw new Failure('request-invalid', undefined, { problems });
  }
  return {
    sender,
    request: parsed.request,
    endpoint: 'messages',
    graphVersion,
    purpose: body.purpose ?? null,
    declaredClass: body.class ?? null,
    madeByAi: body.made_by_ai,
    override: null,
    idempotencyKey: null,
    ...notBeforeOf(deps, body.not_before),
  };
}

const aheadMaxMs = 30 * 24 * 60 * 60 * 1_000;

function notBeforeOf(deps: Pick<ApiDeps, 'clock'>, text: string | undefined): Pick<SendInput, 'notBeforeMs'> {
  if (text === undefined) return {};
  const notBeforeMs = Date.parse(text);
  if (notBeforeMs <= deps.clock.now() + aheadMaxMs) return { notBeforeMs };
  const problems: Problem[] = [{ field: 'not_before', message: 'lies at most 30 days ahead', code: 'in-future' }];
  throw new Failure('request-invalid', undefined, { problems });
}

/** The sender that the body names, or the only one that the key may use. */
export function senderOf(deps: Pick<ApiDeps, 'directory'>, caller: Caller, named: string | undefined): Sender {
  if (named !== undefined) {
    const found = findSenderByNumber(deps, caller, named);
    if (found !== undefined) return found;
    const problems: Problem[] = [
      { field: 'sender', message: 'this key has no sender with this phone_number_id', code: 'not-known' },
    ];
    throw new Failure('request-invalid', undefined, { problems });
  }
  const [only, ...others] = listSenders(deps, caller);
  if (only !== undefined && others.length === 0) return only;
  const fault: Fault =
    only === undefined
      ? { message: 'this key has no sender', code: 'not-known' }
      : { message: 'this key has several senders: name one', code: 'missing' };
  throw new Failure('request-invalid', undefined, { problems: [{ field: 'sender', ...fault }] });
}

function cloudBody(body: MessageBody): object {
  const whom = {
    ...(body.to === undefined ? {} : { to: body.to }),
    ...(body.recipient === undefined ? {} : { recipient: body.recipient }),
  };
  const common = { messaging_product: 'whatsapp', ...whom };
  if (body.message !== undefined) return { ...body.message, ...common };
  if (body.text !== undefined) return { ...common, type: 'text', text: { body: body.text } };
  const { name, language, components } = body.template ?? { name: '', language: '' };
  return {
    ...common,
    type: 'template',
    template: { name, language: { code: language }, ...(components === undefined ? {} : { components }) },
  };
}
