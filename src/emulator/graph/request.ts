// Reads the body of a send.

import { Refusal } from '../meta-errors.ts';
import type { Wire } from '../types.ts';
import { asObject, asText } from '../wire.ts';

export type SendBody = {
  readonly to: string | null;
  readonly recipient: string | null;
  readonly type: string;
  /** The member of the body that bears the type's name. */
  readonly content: Wire;
  readonly template: { name: string; language: string; components: unknown } | null;
  readonly directCategory: string | null;
  readonly contextId: string | null;
  readonly opaque: string | null;
};

const types = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'template',
  'reaction',
  'pin',
];

/** A read receipt or typing indicator: it goes to the same address as messages but is none. */
export function isReadReceipt(body: Wire): boolean {
  return body['status'] === 'read' && typeof body['message_id'] === 'string';
}

/** The send that a body asks for; a Refusal with Meta's code when it does not hold together. */
export function readSend(body: Wire): SendBody {
  if (body['messaging_product'] !== 'whatsapp') throw missing('messaging_product');
  const to = asText(body['to']);
  const recipient = asText(body['recipient']);
  if (to === null && recipient === null) throw missing('to');
  const type = asText(body['type']) ?? 'text';
  if (!types.includes(type)) {
    const message = `(#100) Param type must be one of {${types.join(', ').toUpperCase()}} - got "${type.slice(0, 40)}".`;
    throw new Refusal(100, { message, plain: true });
  }
  const member = body[type];
  if (asObject(member) === null && !Array.isArray(member)) throw missing(type);
  return {
    to,
    recipient,
    type,
    content: { [type]: member },
    template: type === 'template' ? templateOf(asObject(member)) : null,
    directCategory: asText(body['category']),
    contextId: asText(asObject(body['context'])?.['message_id']),
    opaque: asText(body['biz_opaque_callback_data']),
  };
}

function templateOf(template: Wire | null): SendBody['template'] {
  const name = asText(template?.['name']);
  const language = asText(asObject(template?.['language'])?.['code']);
  if (name === null) throw new Refusal(131008, { details: "Parameter 'name' of template is missing." });
  if (language === null) throw new Refusal(131008, { details: "Parameter 'language.code' of template is missing." });
  return { name, language, components: template?.['components'] };
}

function missing(name: string): Refusal {
  return new Refusal(100, { message: `(#100) The parameter ${name} is required.`, plain: true });
}
