// Hands a marked message to Meta. It runs only after the mark's commit; it tries again only where Meta surely did not
// take the message, and says "unknown" wherever that is not certain.

import type { SendRequest, WhatsAppClient } from '../../channels/whatsapp/whatsapp.ts';
import { withNoActivitySharing, withOptOutLine } from '../../channels/whatsapp/whatsapp.ts';
import type { MessageId } from '../../kernel/kernel.ts';
import type { Decision } from '../../policy/policy.ts';
import type { Sender, SendInput } from '../types.ts';

/** What is needed to send a message, now or after a restart; sealed in the message's row. */
export type Envelope = Pick<
  SendInput,
  'endpoint' | 'graphVersion' | 'purpose' | 'declaredClass' | 'madeByAi' | 'override' | 'asksConsent' | 'inReplyTo'
> & {
  readonly request: SendRequest;
};

export type Fate =
  | (Verdict & {
      readonly kind: 'answered';
      readonly status: number;
      readonly contentType: string;
      readonly body: Buffer;
    })
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'unknown' };

const answerTimeoutMs = 30_000;
/** Waits before a message that surely did not leave is tried again. */
const retryDelaysMs = [100, 400, 1_600];

/** The request with what the law and the gate require of it, and our id in place of the caller's own opaque value. */
export function requestToSend(
  envelope: Envelope,
  more: { messageId: MessageId; decision: Decision; optOutLine: string },
): SendRequest {
  let request: SendRequest = envelope.request;
  for (const obligation of more.decision.obligations) {
    if (obligation.kind === 'opt_out_line') request = withOptOutLine(request, more.optOutLine);
    if (obligation.kind === 'no_activity_sharing' && envelope.endpoint === 'marketing_messages') {
      request = withNoActivitySharing(request);
    }
  }
  return { ...request, biz_opaque_callback_data: more.messageId };
}

/** Posts a request to Meta, once, and tells its fate. */
export async function handOver(
  deps: { client: Pick<WhatsAppClient, 'request'> },
  message: { sender: Sender; envelope: Envelope; request: SendRequest },
): Promise<Fate> {
  const { sender, envelope } = message;
  const version = envelope.graphVersion === '' ? '' : `/${envelope.graphVersion}`;
  const answer = await deps.client.request({
    baseUrl: sender.graphUrl,
    method: 'POST',
    path: `${version}/${sender.phoneNumberId}/${envelope.endpoint}`,
    token: sender.token,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message.request),
    timeoutMs: answerTimeoutMs,
  });
  if (answer.kind === 'failed') return { kind: answer.fate };
  // Neither a message id nor Meta's own error: something in between answered, and Meta may have taken the message.
  const verdict = verdictOf(answer.body);
  if (verdict.wamid === null && verdict.code === null) return { kind: 'unknown' };
  const { status, contentType, body } = answer;
  return { kind: 'answered', status, contentType, body, ...verdict };
}

/**
 * The same for a caller who waits: what surely did not leave is tried again a few times, each time only while the mark
 * still stands. A withdrawal that was committed meanwhile has crossed it, and then nothing goes.
 */
export async function handOverPatiently(
  deps: {
    client: Pick<WhatsAppClient, 'request'>;
    pause: (ms: number) => Promise<void>;
    isStillMarked: () => Promise<boolean>;
  },
  message: Parameters<typeof handOver>[1],
): Promise<Fate> {
  let fate = await handOver(deps, message);
  for (const delayMs of retryDelaysMs) {
    if (fate.kind !== 'not-sent') return fate;
    await deps.pause(delayMs);
    if (!(await deps.isStillMarked())) return fate;
    fate = await handOver(deps, message);
  }
  return fate;
}

type Verdict = { readonly code: number | null; readonly wamid: string | null };

/** What Meta's answer says: the message's id if it took it, else its own error code; neither in words that are not Meta's. */
function verdictOf(body: Buffer): Verdict {
  try {
    const parsed: { error?: { code?: unknown }; messages?: { id?: unknown }[] } = JSON.parse(body.toString('utf8'));
    const code = parsed.error?.code;
    const id = parsed.messages?.[0]?.id;
    return { code: typeof code === 'number' ? code : null, wamid: typeof id === 'string' ? id : null };
  } catch {
    return { code: null, wamid: null };
  }
}

/** Errors after which the same message may be tried again: Meta refused it for want of capacity, not for what it is. */
const transientCodes = new Set([4, 80007, 130429, 131016, 131056, 131057, 133004]);

/** Whether Meta's error says "later" and not "no". */
export function isTransient(code: number): boolean {
  return transientCodes.has(code);
}
