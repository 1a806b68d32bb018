// What a person reads of a message, whichever way it went.

import { expect, test } from 'vitest';
import { contentShown, quotedIn } from './content-shown.ts';

const nothing = { text: null, buttons: [], list: null, template: null, media: null };

test.each([
  [
    { type: 'text', text: { body: 'hello' } },
    { ...nothing, text: 'hello' },
  ],
  [{ text: { body: 'no type' } }, { ...nothing, text: 'no type' }],
  [
    { type: 'button', button: { text: 'Yes', payload: 'y' } },
    { ...nothing, text: 'Yes' },
  ],
  [
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Stop' } } },
    { ...nothing, text: 'Stop' },
  ],
  [
    { type: 'interactive', interactive: { type: 'button', body: { text: 'Which?' }, footer: { text: 'Reply STOP' } } },
    { ...nothing, text: 'Which?\nReply STOP' },
  ],
  [
    {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'May we?' },
        action: { buttons: ['Yes', 'No'].map(title => ({ type: 'reply', reply: { id: title, title } })) },
      },
    },
    { ...nothing, text: 'May we?', buttons: ['Yes', 'No'] },
  ],
  [
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Which cake?' },
        action: {
          button: 'Cakes',
          sections: [
            { title: 'With fruit', rows: [{ id: 'r', title: 'Rhubarb', description: 'until June' }] },
            { rows: [{ id: 'p', title: 'Poppy seed' }] },
          ],
        },
      },
    },
    {
      ...nothing,
      text: 'Which cake?',
      list: {
        button: 'Cakes',
        sections: [
          { title: 'With fruit', rows: [{ title: 'Rhubarb', description: 'until June' }] },
          { title: null, rows: [{ title: 'Poppy seed', description: null }] },
        ],
      },
    },
  ],
  [
    {
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        body: { text: 'The menu' },
        action: { name: 'cta_url', parameters: { display_text: 'Open it', url: 'https://example.com' } },
      },
    },
    { ...nothing, text: 'The menu', buttons: ['Open it'] },
  ],
  [
    { type: 'edit', edit: { message: { type: 'text', text: { body: 'new words' } } } },
    { ...nothing, text: 'new words' },
  ],
  [{ type: 'revoke', revoke: {} }, nothing],
  [{ type: 'constructor' }, nothing],
  [null, nothing],
])('%j', (message, shown) => {
  expect(contentShown(message)).toEqual(shown);
});

test('a template by its name, its language and what was filled in', () => {
  const parameters = [
    { type: 'text', text: 'Ms Roe' },
    { type: 'currency', currency: { fallback_value: '12 €', code: 'EUR', amount_1000: 12_000 } },
    { type: 'image', image: { id: '7' } },
  ];
  const template = { name: 'order_update', language: { code: 'en' }, components: [{ type: 'body', parameters }] };
  expect(contentShown({ type: 'template', template }).template).toEqual({
    name: 'order_update',
    language: 'en',
    parameters: ['Ms Roe', '12 €', 'image'],
  });
});

test('the place of a template’s header by its name and address, else by its type', () => {
  const parametersOf = (location: unknown) => {
    const components = [{ type: 'header', parameters: [{ type: 'location', location }] }];
    return contentShown({ type: 'template', template: { name: 'there', language: { code: 'en' }, components } })
      .template?.parameters;
  };
  const point = { latitude: '52.5', longitude: '13.4' };
  expect(parametersOf({ ...point, name: 'Bakery', address: 'Am Markt 1' })).toEqual(['Bakery\nAm Markt 1']);
  expect(parametersOf(point)).toEqual(['location']);
});

test('the file of a template’s header, if Meta has it', () => {
  const shown = (image: object) => {
    const components = [{ type: 'header', parameters: [{ type: 'image', image }] }];
    return contentShown({ type: 'template', template: { name: 'menu', language: { code: 'en' }, components } }).media;
  };
  expect(shown({ id: '17' })).toEqual({ kind: 'image', id: '17', filename: null, mimeType: null });
  expect(shown({ link: 'https://example.com/a.png' })).toBeNull();
});

test('a medium by its kind, with its caption as text', () => {
  const image = { id: 12, mime_type: 'image/jpeg', caption: 'the cake' };
  expect(contentShown({ type: 'image', image })).toEqual({
    ...nothing,
    text: 'the cake',
    media: { kind: 'image', id: '12', filename: null, mimeType: 'image/jpeg' },
  });
});

test.each([
  [{ type: 'button', button: { text: 'Yes' }, context: { from: '49', id: 'wamid.1' } }, 'wamid.1'],
  [{ type: 'text', text: { body: 'Yes' }, context: { message_id: 'wamid.2' } }, 'wamid.2'],
  [{ type: 'reaction', reaction: { emoji: '👍', message_id: 'wamid.3' } }, 'wamid.3'],
  [{ type: 'text', text: { body: 'forwarded' }, context: { forwarded: true } }, null],
  [null, null],
])('%j refers to %s', (message, quoted) => {
  expect(quotedIn(message)).toBe(quoted);
});
