// A customer with a phone, played through the emulator; and what a business does before it writes to one.

import { type Town, until } from '../../town.ts';

/** What is needed of a town: to be called. */
export type Called = Pick<Town, 'call' | 'emulator'>;

/** A message in the chat as the phone has it. */
export type ChatMessage = {
  readonly wamid: string;
  readonly by: 'business' | 'customer';
  readonly type: string;
  readonly status: string;
  readonly content: {
    readonly text?: { readonly body: string };
    readonly image?: { readonly id: string; readonly caption?: string };
    readonly [type: string]: unknown;
  };
};

export type Customer = {
  readonly phone: string;
  /** Does something on the phone; the wamid of what was said, empty when nothing was. */
  act(action: Readonly<Record<string, unknown>>): Promise<string>;
  /** Writes, and waits until the business may answer. */
  writes(text: string): Promise<string>;
  /** Agrees to offers by the customer-first double opt-in. */
  optsIn(): Promise<void>;
  /** Writes STOP, and waits until offers are refused. */
  stops(): Promise<void>;
  chat(): Promise<readonly ChatMessage[]>;
  /** The business's message with this wamid, as soon as it is there. */
  receives(wamid: string | undefined): Promise<ChatMessage>;
};

export type Decision = {
  readonly id: string;
  readonly outcome: string;
  readonly class: string;
  readonly reasons: readonly { readonly code: string }[];
};

const offer = { template: { name: 'spring_offer', language: 'en' } };

/** The customer with this number; the emulator makes one at the first use. */
export function customerOf(town: Called, phone: string): Customer {
  const base = `${town.emulator}/_emulator/customers/${encodeURIComponent(phone)}`;
  const chat = async () => (await town.call<readonly ChatMessage[]>('GET', `${base}/messages`)).body;
  const act = async (action: Readonly<Record<string, unknown>>): Promise<string> => {
    const done = await town.call<{ wamid: string | null }>('POST', `${base}/actions`, action);
    if (done.status !== 200) throw new Error(`the customer could not: ${JSON.stringify(done.body)}`);
    return done.body.wamid ?? '';
  };
  const outcome = async (wanted: string, message: Readonly<Record<string, unknown>>): Promise<void> => {
    let last: Decision | undefined;
    try {
      await until('a decision', async () => {
        last = await askFor(town, { to: phone, ...message });
        return last.outcome === wanted;
      });
    } catch (cause) {
      throw new Error(`the decision is not ${wanted}: ${JSON.stringify(last?.reasons)}`, { cause });
    }
  };
  return {
    phone,
    act,
    chat,
    writes: async text => {
      const wamid = await act({ do: 'text', text });
      await outcome('allow', { text: 'May I answer?' });
      return wamid;
    },
    optsIn: async () => {
      await act({ do: 'open-link', link: await linkToOptIn(town) });
      await outcome('allow', offer);
    },
    stops: async () => {
      await act({ do: 'text', text: 'STOP' });
      await outcome('deny', offer);
    },
    receives: wamid =>
      until('the message is in the chat', async () =>
        (await chat()).find(one => one.by === 'business' && one.wamid === wamid),
      ),
  };
}

/** The link that a page would show beside the wording. */
export async function linkToOptIn(town: Called): Promise<string> {
  const asked = await town.call<{ link: string }>('POST', '/api/v1/opt-ins', {
    purposes: ['offers'],
    language: 'en',
    wording: 'Yes, I want offers from Morgenrot Bakery on WhatsApp, about once a week. I can stop at any time.',
    source: 'the form at the till',
  });
  if (asked.status !== 201) throw new Error(`no opt-in: ${JSON.stringify(asked.body)}`);
  return asked.body.link;
}

/** Asks for a decision without sending anything. */
export async function askFor(town: Pick<Town, 'call'>, message: Readonly<Record<string, unknown>>): Promise<Decision> {
  const asked = await town.call<Decision>('POST', '/api/v1/decisions', message);
  if (asked.status !== 200) throw new Error(`no decision: ${JSON.stringify(asked.body)}`);
  return asked.body;
}

/** Records a consent on paper with a proven address: the person is known, but has not written. */
export async function agreesOnPaper(town: Town, phone: string): Promise<void> {
  const recorded = await town.call('POST', '/api/v1/consents', {
    contact: { phone },
    type: 'given',
    purpose: 'offers',
    act: 'signature',
    source: 'the form at the till',
    wording: { text: 'Yes, I want offers from Morgenrot Bakery on WhatsApp.', language: 'en' },
    evidence: { possession: 'a code sent to the number was read out at the till' },
  });
  if (recorded.status !== 201) throw new Error(`no consent: ${JSON.stringify(recorded.body)}`);
}

/** The decision behind a refusal, by the id that Graph's errors call `fbtrace_id`. */
export async function decisionBehind(town: Town, id: unknown): Promise<Decision> {
  const read = await town.call<Decision>('GET', `/api/v1/decisions/${id}`);
  if (read.status !== 200) throw new Error(`no decision ${id}: ${JSON.stringify(read.body)}`);
  return read.body;
}

/** A small picture, as a PNG file. */
export const picture: Buffer<ArrayBuffer> = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** At ten in the morning of a Tuesday in Berlin nothing has to wait for the hour; a bot may live on this machine. */
export const morning = { ASSENT_CLOCK_START: '2026-03-10T09:00:00Z', ASSENT_ALLOW_PRIVATE_WEBHOOKS: 'yes' };

/** What customers write that is not ASCII. */
export const greeting = 'Grüße, Zoë 🎂';
