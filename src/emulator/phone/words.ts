// What stands on a message, in words: the same for the bubble, the list of people and the announcement.

import type { ChatMessage, Wire } from '../types.ts';
import { asObject, asObjects, asText } from '../wire.ts';

export type Words = {
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  /** What is said beside the words: "Photo", "Location". */
  readonly kind: string | null;
  readonly media: { readonly id: string | null; readonly link: string | null; readonly image: boolean } | null;
};

const plain = { header: null, footer: null, kind: null, media: null };

/** The words of a message. */
export function wordsOf(message: ChatMessage): Words {
  if (message.revoked) return { ...plain, body: 'This message was deleted.' };
  const content = message.content[message.type];
  if (message.template !== null) return templateWords(message.template, asObject(content));
  const read = readers[message.type];
  return read === undefined
    ? { ...plain, body: `A message of type ${message.type}.` }
    : read(asObject(content) ?? {}, content);
}

type Reader = (content: Wire, raw: unknown) => Words;

const media =
  (kind: string, image = false): Reader =>
  content => ({
    ...plain,
    kind,
    body: asText(content['caption']) ?? asText(content['filename']) ?? '',
    media: { id: asText(content['id']), link: asText(content['link']), image },
  });

const readers: Readonly<Record<string, Reader>> = {
  text: content => ({ ...plain, body: asText(content['body']) ?? '' }),
  button: content => ({ ...plain, body: asText(content['text']) ?? '' }),
  image: media('Photo', true),
  sticker: media('Sticker', true),
  video: media('Video'),
  audio: media('Voice message'),
  document: media('Document'),
  location: content => ({
    ...plain,
    kind: 'Location',
    body: [content['name'], content['address'], `${content['latitude']}, ${content['longitude']}`]
      .filter(part => typeof part === 'string' && part !== '')
      .join(', '),
  }),
  contacts: (_, raw) => ({
    ...plain,
    kind: 'Contact',
    body: asObjects(raw)
      .map(card => asText(asObject(card['name'])?.['formatted_name']) ?? '')
      .join(', '),
  }),
  reaction: content => ({ ...plain, kind: 'Reaction', body: asText(content['emoji']) ?? 'taken away' }),
  order: content => ({
    ...plain,
    kind: 'Order',
    body: asObjects(content['product_items'])
      .map(item => `${String(item['quantity'])} × ${String(item['product_retailer_id'])}`)
      .join(', '),
  }),
  edit: content => ({
    ...plain,
    kind: 'Edited',
    body: asText(asObject(asObject(content['message'])?.['text'])?.['body']) ?? '',
  }),
  revoke: () => ({ ...plain, kind: 'Deleted a message', body: '' }),
  unsupported: () => ({ ...plain, kind: 'Something that the API cannot read', body: '' }),
  interactive: content => interactiveWords(content),
};

function interactiveWords(content: Wire): Words {
  const answer = asObject(content['button_reply']) ?? asObject(content['list_reply']);
  if (answer !== null) return { ...plain, body: asText(answer['title']) ?? '' };
  const header = asObject(content['header']);
  return {
    ...plain,
    header: asText(header?.['text']) ?? (header === null ? null : `[${String(header['type'])}]`),
    body: asText(asObject(content['body'])?.['text']) ?? `An interactive message (${String(content['type'])}).`,
    footer: asText(asObject(content['footer'])?.['text']),
  };
}

function templateWords(components: readonly Wire[], sent: Wire | null): Words {
  const part = (type: string): Wire | null =>
    components.find(component => String(component['type']).toUpperCase() === type) ?? null;
  const given = asObjects(sent?.['components']);
  const filled = (type: string): string | null => {
    const text = asText(part(type)?.['text']);
    return text === null
      ? null
      : fill(
          text,
          given.find(one => String(one['type']).toUpperCase() === type),
        );
  };
  const format = asText(part('HEADER')?.['format']);
  const header = filled('HEADER') ?? (format === null || format === 'TEXT' ? null : `[${format.toLowerCase()}]`);
  return { ...plain, header, body: filled('BODY') ?? '', footer: filled('FOOTER') };
}

function fill(text: string, given: Wire | undefined): string {
  const parameters = asObjects(given?.['parameters']);
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => {
    const named = parameters.find(parameter => parameter['parameter_name'] === name);
    const parameter = named ?? parameters[Number(name) - 1];
    const currency = asObject(parameter?.['currency']) ?? asObject(parameter?.['date_time']);
    return asText(parameter?.['text']) ?? asText(currency?.['fallback_value']) ?? whole;
  });
}
