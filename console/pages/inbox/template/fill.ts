// A template of Meta's as its parts, the values that it asks for, and the body of a message that carries them.

import type { Place } from './place.ts';

export type Component = {
  readonly type: string;
  readonly format?: string | undefined;
  readonly text?: string | undefined;
  readonly buttons?: readonly Button[] | undefined;
  readonly example?: unknown;
};
export type Button = {
  readonly type: string;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
  readonly phone_number?: string | undefined;
};

/** Where a value stands: in the header, the body, or the address of a button. `name` is its number or its word. */
export type Slot = {
  readonly id: string;
  readonly part: 'header' | 'body' | 'button';
  readonly name: string;
  readonly button?: number;
};
export type Values = Readonly<Record<string, string>>;

const variable = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

const namesIn = (text: string | undefined): string[] => [
  ...new Set([...(text ?? '').matchAll(variable)].map(match => match[1] ?? '')),
];

/** The component of a kind. */
export function partOf(components: readonly Component[], type: string): Component | undefined {
  return components.find(one => one.type.toUpperCase() === type);
}

/** The values that a template asks for, in the order in which they are read. */
export function slotsOf(components: readonly Component[]): Slot[] {
  const inText = (part: 'header' | 'body') =>
    namesIn(partOf(components, part.toUpperCase())?.text).map(name => ({ id: `${part}.${name}`, part, name }));
  const buttons = partOf(components, 'BUTTONS')?.buttons ?? [];
  const inButtons = buttons.flatMap((one, button) =>
    namesIn(one.url).map(name => ({ id: `button.${button}.${name}`, part: 'button' as const, name, button })),
  );
  return [...inText('header'), ...inText('body'), ...inButtons];
}

/** A text with its values; what has none yet stays as it is written. */
export function filled(text: string, part: 'header' | 'body', values: Values): string {
  return text.replace(variable, (whole, name: string) => values[`${part}.${name}`] || whole);
}

export type FileKind = 'image' | 'video' | 'document';
/** A file that Meta has. */
export type HeaderFile = { readonly id: string; readonly name: string };
/** What stands in a header that is no words. */
export type HeaderContent = HeaderFile | Place;
export type HeaderKind = FileKind | 'location' | 'other';

const fileKinds: Readonly<Record<string, FileKind>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  // A film without sound that plays by itself.
  GIF: 'video',
  DOCUMENT: 'document',
};

/** What the header of a template is: words or nothing (null), a file of a kind, a place, or what the page cannot fill. */
export function headerOf(components: readonly Component[]): HeaderKind | null {
  const format = partOf(components, 'HEADER')?.format?.toUpperCase() ?? 'TEXT';
  if (format === 'TEXT') return null;
  return format === 'LOCATION' ? 'location' : (fileKinds[format] ?? 'other');
}

/** Whether a header is filled by a file. */
export function isFile(kind: HeaderKind | null): kind is FileKind {
  return kind !== null && kind !== 'location' && kind !== 'other';
}

/** What goes with the name of the template in a message: its values and its header, as the Cloud API takes them. */
export function parametersOf(
  components: readonly Component[],
  values: Values,
  content: HeaderContent | null = null,
): Record<string, unknown>[] {
  const kind = headerOf(components);
  const slots = slotsOf(components);
  const parameter = ({ id, name }: Slot) => ({
    type: 'text',
    text: values[id] ?? '',
    ...(/^\d+$/.test(name) ? {} : { parameter_name: name }),
  });
  const texts = (['header', 'body'] as const).flatMap(part => {
    const own = slots.filter(slot => slot.part === part);
    return own.length === 0 ? [] : [{ type: part, parameters: own.map(parameter) }];
  });
  const buttons = slots
    .filter(slot => slot.part === 'button')
    .map(slot => ({
      type: 'button',
      sub_type: 'url',
      index: String(slot.button),
      parameters: [{ type: 'text', text: values[slot.id] ?? '' }],
    }));
  return [...(content === null ? [] : headerWith(kind, content)), ...texts, ...buttons];
}

function headerWith(kind: HeaderKind | null, content: HeaderContent): Record<string, unknown>[] {
  if ('latitude' in content) {
    if (kind !== 'location') return [];
    const { name, address, latitude, longitude } = content;
    // Meta takes the degrees as texts here (2026).
    const location = { latitude: String(latitude), longitude: String(longitude), name, address };
    return [{ type: 'header', parameters: [{ type: 'location', location }] }];
  }
  if (!isFile(kind)) return [];
  const medium = kind === 'document' ? { id: content.id, filename: content.name } : { id: content.id };
  return [{ type: 'header', parameters: [{ type: kind, [kind]: medium }] }];
}

type Run = { readonly at: number; readonly text: string; readonly mark: '' | '*' | '_' | '~' };

/** WhatsApp's own marks in a text: *bold*, _italic_, ~struck~. Others stay as they are written. */
export function runsOf(text: string): Run[] {
  const finder = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(finder)) {
    if (match.index > at) runs.push({ at, text: text.slice(at, match.index), mark: '' });
    runs.push({ at: match.index, text: match[2] ?? '', mark: match[1] as Run['mark'] }); // one of the three, by the pattern
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ at, text: text.slice(at), mark: '' });
  return runs;
}
