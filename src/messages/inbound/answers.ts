// The one neutral answer that STOP, START, HELP and an opt-in each get. No promotion, no survey, at most 300
// characters; through the gate like any message, as class compliance.

import type { Directory } from '../directory/directory.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { send } from '../outbound/send.ts';
import { countUnended } from '../reading/store.ts';
import type { AfterCommit } from './processor.ts';

type Answer = Extract<AfterCommit, { kind: 'answer' }>;

/** A stop is confirmed when what was already handed over has ended, or after this long. */
const silenceMaxMs = 5_000;
const lookEveryMs = 100;

const texts: Record<string, Record<Answer['to'], (business: string) => string>> = {
  en: {
    withdrawal: business =>
      `You will get no more marketing messages from ${business} on any channel, and no messages that we start on WhatsApp. We still answer when you write. Undo: START.`,
    resume: business =>
      `Messages from ${business} are unblocked. You are not subscribed to any offers. You can stop at any time with STOP.`,
    help: business => `${business}: write to us here and a person will answer. STOP = no more messages.`,
    'opted-in': business =>
      `Thank you. ${business} has noted what you agreed to. You can stop at any time: reply STOP.`,
  },
  de: {
    withdrawal: business =>
      `Sie erhalten von ${business} auf keinem Kanal mehr Werbung und auf WhatsApp keine Nachrichten, die wir beginnen. Wenn Sie schreiben, antworten wir weiter. Rückgängig: START.`,
    resume: business =>
      `Nachrichten von ${business} sind wieder möglich. Sie sind für keine Werbung angemeldet. Mit STOPP können Sie jederzeit beenden.`,
    help: business => `${business}: Schreiben Sie uns hier, ein Mensch antwortet. STOPP = keine Nachrichten mehr.`,
    'opted-in': business =>
      `Danke. ${business} hat Ihre Einwilligung vermerkt. Mit STOPP können Sie sie jederzeit widerrufen.`,
  },
};

/** Gives an answer through the gate. Once per message: its id is the idempotency of the answer. */
export async function answer(out: Outbound, directory: Directory, one: Answer): Promise<void> {
  if (one.to === 'withdrawal') await waitForSilence(out, one);
  const { phone, userId } = one.person;
  const to = phone === null ? { recipient: userId ?? '' } : { to: phone.startsWith('+') ? phone : `+${phone}` };
  const language = await languageOf(out, one);
  const write = (texts[language] ?? texts['en'])?.[one.to];
  if (write === undefined) return;
  await send(out, {
    sender: one.sender,
    request: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...to,
      type: 'text',
      text: { body: write(directory.business(one.businessId).name) },
    },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: null,
    declaredClass: 'compliance',
    madeByAi: false,
    idempotencyKey: null,
  });
}

async function languageOf(out: Outbound, one: Answer): Promise<string> {
  const person = await out.contacts.get(one.businessId, one.contactId);
  if (person?.facts.language) return person.facts.language.slice(0, 2);
  const country = person?.facts.countries[0];
  return country === 'DE' || country === 'AT' ? 'de' : 'en';
}

async function waitForSilence(out: Outbound, one: Answer): Promise<void> {
  for (let waited = 0; waited < silenceMaxMs; waited += lookEveryMs) {
    if ((await countUnended(out.db, one.businessId, one.contactId)) === 0) return;
    await out.pause(lookEveryMs);
  }
}
