// The acts of the demo. Each is an HTTP call that anybody could make; what came back is compared with what is told.

import { setTimeout as pause } from 'node:timers/promises';
import { present } from '../kernel/kernel.ts';
import { demoSender } from './demo-business.ts';
import type { Running } from './running.ts';

/** One line of the transcript: what happened, why, and whether it was so. */
export type Told = {
  readonly sign: 'allow' | 'deny' | 'defer' | 'note';
  readonly words: string;
  readonly why: readonly string[];
  readonly asTold: boolean;
};

type Stage = { readonly url: string; readonly key: string; readonly phones: string };
type Answer = { readonly status: number; readonly body: GraphAnswer; readonly decision: string | null };
type GraphAnswer = {
  readonly messages?: readonly { readonly id: string }[];
  readonly error?: {
    readonly code: number;
    readonly error_data?: { readonly reasons?: readonly { readonly code: string; readonly words: string }[] };
  };
};

const lena = '4915112345678';
const waitMaxMs = 10_000;
const lookEveryMs = 25;

/** Plays the scenario on a running house with its emulator, line by line. */
export async function* demoActs(running: Running): AsyncGenerator<Told> {
  const stage: Stage = {
    url: running.url,
    key: present(running.key, 'the demo key'),
    phones: present(running.emulator, 'the emulator').url,
  };
  yield refusal('The bot sends Lena the spring offer. It is refused', await promote(stage), 'DENY_NO_CONSENT');
  const optIn = await askOptIn(stage);
  yield note(
    'A poster in the shop shows a QR code. Behind it is this sentence:',
    [optIn.sentence],
    optIn.sentence !== '',
  );
  await act(stage, { do: 'open-link', link: optIn.link });
  const thanked = await hears(stage, 'Thank you');
  yield note(
    'Lena scans it and sends the sentence from her phone. Assent notes her consent and answers once:',
    thanked.texts,
    thanked.heard,
  );
  const sent = await promote(stage);
  const arrived = await hears(stage, 'spring_offer');
  yield {
    sign: 'allow',
    words: `The bot sends the same offer. It goes out, by decision ${sent.decision}, and arrives:`,
    why: arrived.texts,
    asTold: isSent(sent) && sent.decision !== null && arrived.heard,
  };
  await act(stage, { do: 'text', text: 'STOP' });
  const stopped = await hears(stage, 'no more marketing');
  yield note('Lena writes STOP. It is answered once, without promotion:', stopped.texts, stopped.heard);
  const refused = await promote(stage);
  yield refusal('The bot sends the offer again. It is refused', refused, 'DENY_WITHDRAWN');
  yield* explain(stage, refused);
  await act(stage, { do: 'text', text: 'Are you open on Saturday?' });
  const order = await send(stage, { type: 'text', text: { body: 'Yes, until six.' } });
  yield {
    sign: 'allow',
    words: 'Lena asks whether the shop is open on Saturday. An answer to her own question may still go.',
    why: [],
    asTold: isSent(order),
  };
}

async function* explain(stage: Stage, refused: Answer): AsyncGenerator<Told> {
  const told = await call(stage, 'GET', `/api/v1/decisions/${refused.decision}`);
  const decision = told as { outcome?: string; reasons?: { code: string; rule: string }[] }; // checked in the next line
  const rules = (decision.reasons ?? []).map(reason => `${reason.code}  by the rule ${reason.rule}`);
  yield note(`Why not? Decision ${refused.decision} says it, now and in a year:`, rules, decision.outcome === 'deny');
}

function note(words: string, why: readonly string[], asTold: boolean): Told {
  return { sign: 'note', words, why, asTold };
}

function refusal(words: string, answer: Answer, code: string): Told {
  const reasons = answer.body.error?.error_data?.reasons ?? [];
  return {
    sign: 'deny',
    words: `${words}: Graph error ${answer.body.error?.code ?? 'none'}.`,
    why: reasons.map(reason => `${reason.code}  ${reason.words}`),
    asTold: answer.body.error?.code === stoppedCode && reasons.some(reason => reason.code === code),
  };
}

/** Meta's code for "the person does not want marketing", which clients know. */
const stoppedCode = 131050;

function isSent(answer: Answer): boolean {
  return answer.body.messages?.[0]?.id !== undefined;
}

async function promote(stage: Stage): Promise<Answer> {
  return await send(stage, { type: 'template', template: { name: 'spring_offer', language: { code: 'en' } } });
}

async function send(stage: Stage, message: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`${stage.url}/v25.0/${demoSender.phoneNumberId}/messages`, {
    method: 'POST',
    headers: headersOf(stage),
    body: JSON.stringify({ messaging_product: 'whatsapp', to: `+${lena}`, ...message }),
  });
  const body = (await response.json()) as GraphAnswer; // looked at member by member
  return { status: response.status, body, decision: response.headers.get('x-assent-decision') };
}

async function askOptIn(stage: Stage): Promise<{ sentence: string; link: string }> {
  const made = await call(stage, 'POST', '/api/v1/opt-ins', {
    sender: demoSender.phoneNumberId,
    purposes: ['offers'],
    language: 'en',
    wording: 'I want offers from Morgenrot Bakery on WhatsApp, about once a week. I can stop at any time with STOP.',
    source: 'poster in the shop',
  });
  const { sentence = '', link = '' } = made as { sentence?: string; link?: string }; // empty ones fail the step
  return { sentence, link };
}

async function act(stage: Stage, action: Record<string, unknown>): Promise<void> {
  await fetch(`${stage.phones}/_emulator/customers/${lena}/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
}

/** Waits until Lena's phone shows a message of the business with these words. */
async function hears(stage: Stage, words: string): Promise<{ heard: boolean; texts: string[] }> {
  for (let waited = 0; waited < waitMaxMs; waited += lookEveryMs) {
    const response = await fetch(`${stage.phones}/_emulator/customers/${lena}/messages`);
    const shown = (await response.json()) as Shown[]; // the emulator is ours
    const texts = shown.filter(one => one.by === 'business').map(textOf);
    const found = texts.filter(text => text.includes(words));
    if (found.length > 0) return { heard: found.length === 1, texts: found.map(text => `“${text}”`) };
    await pause(lookEveryMs);
  }
  return { heard: false, texts: [] };
}

type Shown = {
  readonly by: string;
  readonly content: {
    readonly text?: { readonly body: string };
    readonly interactive?: { readonly body: { readonly text: string } };
    readonly template?: { readonly name: string };
  };
};

function textOf(shown: Shown): string {
  const { text, interactive, template } = shown.content;
  return text?.body ?? interactive?.body.text ?? (template === undefined ? '' : `template ${template.name}`);
}

async function call(stage: Stage, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${stage.url}${path}`, {
    method,
    headers: headersOf(stage),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return await response.json();
}

function headersOf(stage: Stage): Record<string, string> {
  return { authorization: `Bearer ${stage.key}`, 'content-type': 'application/json' };
}
