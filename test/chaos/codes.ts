// What the chaos tests send: login codes. They may go at any hour (no quiet hours hold for them), and need a person's
// opt-in like everything that a business starts.

import { inParallel, number, type Rig } from './rig.ts';

/** A made-up number for each person of a test. */
export const phoneOf = (person: number): string => `+49151${String(20_000_000 + person)}`;

/** Sets up the purpose and lets so many people opt in to it. */
export async function letOptIn(rig: Rig, people: number): Promise<void> {
  await rig.call('POST', '/api/v1/purposes', {
    id: 'codes',
    class: 'authentication',
    title: 'codes to sign in',
    description: 'A code when you sign in.',
  });
  await rig.call('PUT', '/api/v1/templates/purpose', { name: 'login_code', purpose: 'codes' });
  const everybody = Array.from({ length: people }, (_, person) => person);
  await inParallel(everybody, 32, async person => {
    const answer = await rig.call('POST', '/api/v1/consents', consentOf(person));
    if (answer.status !== 201)
      throw new Error(`an opt-in was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  });
}

/** A person's opt-in to codes. */
export function consentOf(person: number) {
  return {
    contact: { phone: phoneOf(person) },
    type: 'given',
    purpose: 'codes',
    act: 'tick',
    source: 'sign-up page',
    wording: { text: 'Send me codes on WhatsApp when I sign in.', language: 'en' },
  };
}

/** A code for a person, as a Cloud API client would send it. */
export function codeFor(person: number, code: string) {
  const parameters = [{ type: 'text', text: code }];
  return {
    messaging_product: 'whatsapp',
    to: phoneOf(person),
    type: 'template',
    template: {
      name: 'login_code',
      language: { code: 'en' },
      components: [
        { type: 'body', parameters },
        { type: 'button', sub_type: 'url', index: '0', parameters },
      ],
    },
  };
}

/** The same as a body of /api/v1. */
export function questionFor(person: number, code = '654321') {
  const { template } = codeFor(person, code);
  return { to: phoneOf(person), template: { ...template, language: template.language.code } };
}

export const messagesPath = `/v25.0/${number.phoneNumberId}/messages`;
