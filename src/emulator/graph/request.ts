// Reads the body of a send with the same schemas that the gateway has, and answers what is wrong with Meta's code.

import { parseSendRequest } from '../../channels/whatsapp/whatsapp.ts';
import { Refusal } from '../meta-errors.ts';
import type { Wire } from '../types.ts';

export type SendBody = {
  readonly to: string | null;
  readonly recipient: string | null;
  readonly type: string;
  /** The member of the body that bears the type's name. */
  readonly content: Wire;
  readonly template: { readonly name: string; readonly language: string; readonly components: unknown } | null;
  readonly directCategory: string | null;
  readonly contextId: string | null;
  readonly opaque: string | null;
};

/** The send that a body asks for; a Refusal with Meta's code for the first thing that is wrong. */
export function readSend(body: unknown, endpoint: 'messages' | 'marketing_messages'): SendBody {
  const parsed = parseSendRequest(body, endpoint);
  if ('problems' in parsed) {
    const [first] = parsed.problems;
    throw new Refusal(first?.code ?? 100, { details: first?.details ?? '' });
  }
  const { request } = parsed;
  const type = request.type ?? 'text';
  const { template } = request;
  return {
    to: request.to || null,
    recipient: request.recipient || null,
    type,
    content: { [type]: request[type] },
    template:
      type === 'template' && template
        ? { name: template.name, language: template.language.code, components: template.components }
        : null,
    directCategory: request.category ?? null,
    contextId: request.context?.message_id ?? null,
    opaque: request.biz_opaque_callback_data ?? null,
  };
}
