// Payloads of other people's tests and of Meta's published examples, where they lie beside the repository: each is
// understood, and comes out as it went in. They are not part of the repository, so their absence is noted and skipped.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  blockUsersSchema,
  isNonMessage,
  mediaUrlSchema,
  nonMessageSchema,
  parseSendRequest,
  phoneNumberSchema,
  subscribedAppsSchema,
  templateCreateSchema,
  templateListSchema,
  updatesOf,
  webhookSchema,
} from '../src/channels/whatsapp/whatsapp.ts';

const folder = join(import.meta.dirname, '../../shared/corpus/whatsapp');
const files = existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json')) : [];

if (files.length === 0) process.stdout.write(`No payloads in ${folder}: the corpus is skipped.\n`);

type Read = (payload: unknown) => unknown;

const readers: readonly (readonly [RegExp, Read])[] = [
  [/^request-send-typing-and-read/, payload => (isNonMessage(payload) ? nonMessageSchema.parse(payload) : undefined)],
  [/^request-send-/, payload => requestIn(payload, 'messages')],
  [/^request-marketing-messages/, payload => requestIn(payload, 'marketing_messages')],
  [/^request-block-users/, payload => blockUsersSchema.parse(payload)],
  [/^request-subscribed-apps/, payload => subscribedAppsSchema.parse(payload)],
  [/^request-template-create/, payload => templateCreateSchema.parse(payload)],
  [/^response-media-url/, payload => mediaUrlSchema.parse(payload)],
  [/^response-phone-number/, payload => phoneNumberSchema.parse(payload)],
  [/^response-templates-list/, payload => templateListSchema.parse(payload)],
  [/^webhook-/, payload => webhookSchema.parse(payload)],
];

function requestIn(payload: unknown, endpoint: 'messages' | 'marketing_messages'): unknown {
  const parsed = parseSendRequest(payload, endpoint);
  return 'request' in parsed ? parsed.request : parsed.problems;
}

function payloadOf(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

describe.skipIf(files.length === 0)('the corpus of payloads', () => {
  it.each(files)('%s comes out as it went in', file => {
    const payload = payloadOf(file);
    const read = readers.find(([name]) => name.test(file))?.[1];
    expect(read, 'a reader for this kind of payload').toBeDefined();
    expect(JSON.parse(JSON.stringify(read?.(payload)))).toEqual(payload);
  });

  it.each(files.filter(file => file.startsWith('webhook-')))('%s is understood', file => {
    const updates = updatesOf(payloadOf(file));
    expect(updates.length).toBeGreaterThan(0);
    expect(updates.filter(update => update.kind === 'unclear')).toEqual([]);
  });
});
