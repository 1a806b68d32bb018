// What a person reads of a message, whichever way it went.

import { expect, test } from 'vitest';
import { contentShown } from './content-shown.ts';

const nothing = { text: null, buttons: [], template: null, media: null };

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

test('a medium by its kind, with its caption as text', () => {
  const image = { id: 12, mime_type: 'image/jpeg', caption: 'the cake' };
  expect(contentShown({ type: 'image', image })).toEqual({
    ...nothing,
    text: 'the cake',
    media: { kind: 'image', id: '12', filename: null, mimeType: 'image/jpeg' },
  });
});
