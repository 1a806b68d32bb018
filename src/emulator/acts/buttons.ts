// What can be tapped on a message that the business sent, in the order in which it is seen.

import type { ChatMessage, Wire } from '../types.ts';
import { asObject, asObjects, asText } from '../wire.ts';

export type Button = {
  /** `reply` and `row` answer an interactive message, `quick` a template; `link` and `other` send nothing. */
  readonly kind: 'reply' | 'row' | 'quick' | 'link' | 'other';
  readonly text: string;
  readonly description: string | null;
  /** The id or the payload that comes back. */
  readonly value: string;
};

/** The buttons of a message; none for what has none. */
export function buttonsOf(message: ChatMessage): Button[] {
  if (message.by !== 'business' || message.revoked) return [];
  if (message.template !== null) return templateButtons(message.template, asObject(message.content['template']));
  const interactive = asObject(message.content['interactive']);
  return interactive === null ? [] : interactiveButtons(interactive);
}

function templateButtons(components: readonly Wire[], sent: Wire | null): Button[] {
  const given = asObjects(sent?.['components']).filter(one => String(one['type']).toLowerCase() === 'button');
  const buttons = components.flatMap(component =>
    String(component['type']).toUpperCase() === 'BUTTONS' ? asObjects(component['buttons']) : [],
  );
  return buttons.map((button, place) => {
    const text = asText(button['text']) ?? String(button['type']);
    const parameters = given.find(one => String(one['index'] ?? '0') === String(place))?.['parameters'];
    const [parameter] = asObjects(parameters);
    const kind = button['type'] === 'QUICK_REPLY' ? 'quick' : button['type'] === 'URL' ? 'link' : 'other';
    const link = asText(button['url'])?.replace(/\{\{\s*\w+\s*\}\}/, asText(parameter?.['text']) ?? '');
    const value = kind === 'quick' ? (asText(parameter?.['payload']) ?? text) : (link ?? '');
    return { kind, text, description: null, value };
  });
}

function interactiveButtons(interactive: Wire): Button[] {
  const action = asObject(interactive['action']) ?? {};
  const replies = asObjects(action['buttons']).map((button): Button => {
    const reply = asObject(button['reply']);
    return {
      kind: 'reply',
      text: asText(reply?.['title']) ?? '',
      description: null,
      value: asText(reply?.['id']) ?? '',
    };
  });
  const rows = asObjects(action['sections'])
    .flatMap(section => asObjects(section['rows']))
    .map((row): Button => {
      const description = asText(row['description']);
      return { kind: 'row', text: asText(row['title']) ?? '', description, value: asText(row['id']) ?? '' };
    });
  return [...replies, ...rows, ...linkOf(interactive, asObject(action['parameters']))];
}

function linkOf(interactive: Wire, parameters: Wire | null): Button[] {
  const text = asText(parameters?.['display_text']);
  if (interactive['type'] !== 'cta_url' || text === null) return [];
  return [{ kind: 'link', text, description: null, value: asText(parameters?.['url']) ?? '' }];
}
