// The one screen that a start prints: where it is, what a client needs, what to try first.

import type { House } from './compose.ts';
import { demoSender } from './demo-business.ts';
import type { Running } from './running.ts';

/** The words of the screen. With the emulator it teaches; without it, it says where Meta's webhook goes. */
export function startScreen(running: Pick<Running, 'url' | 'key'> & StartedWith): string {
  const { masterKey } = running.house;
  const key =
    masterKey.source === 'generated'
      ? [
          `A master key was made: ${masterKey.path}`,
          'Keep a copy apart from the database. Without it nobody can read the personal data.',
          '',
        ]
      : [];
  const exposed = exposedWords(masterKey);
  const warning = exposed === undefined ? [] : [exposed, ''];
  const rest =
    running.emulator === null || running.key === null
      ? [`  Meta’s webhook goes to   ${running.url}/webhooks/whatsapp`]
      : demoLines(running.url, running.key, running.emulator.url);
  const ready = [`Assent is ready:  ${running.url}`, `The console:      ${running.url}/console/`];
  return [...key, ...warning, ...ready, '', ...rest].join('\n');
}

/** What to repair when others on this machine can read the master key; undefined when nobody can. */
export function exposedWords(masterKey: House['masterKey']): string | undefined {
  return masterKey.exposed
    ? `The master key file can be read by others on this machine: chmod 600 ${masterKey.path}`
    : undefined;
}

type StartedWith = {
  readonly house: Pick<House, 'masterKey'>;
  readonly emulator: { readonly url: string } | null;
};

function demoLines(url: string, key: string, phones: string): string[] {
  const rows: readonly [string, string][] = [
    ['Base URL for Cloud API clients', url],
    ['Access token (an Assent API key)', key],
    ['Phone number id', demoSender.phoneNumberId],
    ['WhatsApp Business Account id', demoSender.wabaId],
    ['The customers’ phones', phones],
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  return [
    ...rows.map(([title, value]) => `  ${title.padEnd(width)}   ${value}`),
    '',
    'Try first: send a promotion to somebody who never agreed to it.',
    '',
    `  curl ${url}/v25.0/${demoSender.phoneNumberId}/messages \\`,
    `    -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\`,
    `    -d '${JSON.stringify(promotion)}'`,
    '',
    'It is refused, with the reasons. Then see all of it, step by step: npx assent demo',
  ];
}

const promotion = {
  messaging_product: 'whatsapp',
  to: '+4915112345678',
  type: 'template',
  template: { name: 'spring_offer', language: { code: 'en' } },
};
