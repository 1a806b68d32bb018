// What a person reads of one message, in or out: both are spelled alike, as a type and a member of that name.

import { fieldsOf, isFields, listOf, saidAt } from './updates/read.ts';

export type ShownContent = {
  readonly text: string | null;
  /** What can be tapped under it. */
  readonly buttons: readonly string[];
  /** What can be chosen from a list; null: it has none. */
  readonly list: ShownList | null;
  readonly template: {
    readonly name: string;
    readonly language: string;
    /** The values that were filled in, in their order. */
    readonly parameters: readonly string[];
  } | null;
  readonly media: {
    readonly kind: string;
    readonly id: string | null;
    readonly filename: string | null;
    readonly mimeType: string | null;
  } | null;
};

export type ShownList = {
  /** What opens it. */
  readonly button: string;
  readonly sections: readonly {
    readonly title: string | null;
    readonly rows: readonly { readonly title: string; readonly description: string | null }[];
  }[];
};

type Fields = { readonly [key: string]: unknown };

const mediaTypes = new Set(['image', 'video', 'audio', 'document', 'sticker']);

/** The content of a Cloud API message, as it was sent or as it came. */
export function contentShown(message: unknown): ShownContent {
  const fields = fieldsOf(message);
  const type = saidAt(fields['type']) ?? 'text';
  const body = fieldsOf(fields[type]);
  return {
    text: textIn(type, fields),
    buttons: type === 'interactive' ? buttonsIn(fieldsOf(body['action'])) : [],
    list: type === 'interactive' ? listIn(fieldsOf(body['action'])) : null,
    template: type === 'template' ? templateIn(body) : null,
    media: type === 'template' ? headerMediaIn(body) : mediaIn(type, body),
  };
}

const textsOf: Readonly<Record<string, (body: Fields) => readonly unknown[]>> = {
  text: body => [body['body']],
  image: body => [body['caption']],
  video: body => [body['caption']],
  document: body => [body['caption']],
  button: body => [body['text']],
  reaction: body => [body['emoji']],
  location: body => [body['name'], body['address']],
  interactive: body => [
    fieldsOf(body['button_reply'])['title'],
    fieldsOf(body['list_reply'])['title'],
    fieldsOf(body['header'])['text'],
    fieldsOf(body['body'])['text'],
    fieldsOf(body['footer'])['text'],
  ],
};

function textIn(type: string, message: Fields): string | null {
  if (type === 'edit') return contentShown(fieldsOf(message['edit'])['message']).text;
  const texts = Object.hasOwn(textsOf, type) ? (textsOf[type]?.(fieldsOf(message[type])) ?? []) : [];
  const said = texts.map(wordAt).filter(text => text !== null && text !== '');
  return said.length === 0 ? null : said.join('\n');
}

/** Meta's id of the message that this one quotes, answers by a tap, or reacts to; null: of none. */
export function quotedIn(message: unknown): string | null {
  const fields = fieldsOf(message);
  const context = fieldsOf(fields['context']);
  const reaction = fieldsOf(fields['reaction']);
  return wordAt(context['id']) ?? wordAt(context['message_id']) ?? wordAt(reaction['message_id']);
}

/** Answers to be tapped, or the one button of a link or of a form. */
function buttonsIn(action: Fields): string[] {
  const replies = listOf(action['buttons']).flatMap(
    button => wordAt(fieldsOf(fieldsOf(button)['reply'])['title']) ?? [],
  );
  const parameters = fieldsOf(action['parameters']);
  const opens = wordAt(parameters['display_text']) ?? wordAt(parameters['flow_cta']);
  return opens === null ? replies : [...replies, opens];
}

function listIn(action: Fields): ShownContent['list'] {
  const sections = listOf(action['sections']).map(fieldsOf);
  const button = wordAt(action['button']);
  if (button === null || sections.length === 0) return null;
  return { button, sections: sections.map(one => ({ title: wordAt(one['title']), rows: rowsIn(one) })) };
}

function rowsIn(section: Fields): ShownList['sections'][number]['rows'] {
  const rows = listOf(section['rows']).map(fieldsOf);
  return rows.map(row => ({ title: wordAt(row['title']) ?? '', description: wordAt(row['description']) }));
}

function mediaIn(type: string, body: Fields): ShownContent['media'] {
  if (!mediaTypes.has(type)) return null;
  const { id, filename, mime_type } = body;
  return { kind: type, id: wordAt(id), filename: wordAt(filename), mimeType: wordAt(mime_type) };
}

/** The file that a template went with, if Meta was given it; one that lies elsewhere is only linked. */
function headerMediaIn(template: Fields): ShownContent['media'] {
  const components = listOf(template['components']).map(fieldsOf);
  const header = components.find(one => saidAt(one['type'])?.toLowerCase() === 'header');
  const parameter = fieldsOf(listOf(header?.['parameters'])[0]);
  const type = saidAt(parameter['type'])?.toLowerCase() ?? '';
  const media = mediaIn(type, fieldsOf(parameter[type]));
  return media?.id === null ? null : media;
}

function templateIn(template: Fields): ShownContent['template'] {
  const parameters = listOf(template['components']).flatMap(component => listOf(fieldsOf(component)['parameters']));
  return {
    name: wordAt(template['name']) ?? '',
    language: wordAt(fieldsOf(template['language'])['code']) ?? '',
    parameters: parameters.map(parameterIn),
  };
}

/** A parameter in words: its text, the fallback of a price or a date, a place's name and address, else its type. */
function parameterIn(parameter: unknown): string {
  const fields = fieldsOf(parameter);
  const type = wordAt(fields['type']) ?? '';
  const value = fields[type];
  if (type === 'location') return textIn(type, fields) ?? type;
  if (isFields(value)) return wordAt(value['fallback_value']) ?? wordAt(value['filename']) ?? type;
  return wordAt(value) ?? type;
}

function wordAt(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : (saidAt(value) ?? null);
}
