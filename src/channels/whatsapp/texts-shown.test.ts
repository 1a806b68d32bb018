// What a person would read, by the type of the message.

import { expect, it } from 'vitest';
import { type SendRequest, textsShown } from './whatsapp.ts';

const line = 'Reply STOP to unsubscribe.';
const request = (content: object): SendRequest => ({ messaging_product: 'whatsapp', to: '+491709900001', ...content });

it('shows the texts of its own type', () => {
  expect(textsShown(request({ text: { body: 'a' } }))).toEqual(['a']);
  expect(textsShown(request({ type: 'image', image: { id: '1', caption: 'b' } }))).toEqual(['b']);
  const interactive = {
    type: 'button',
    header: { type: 'text', text: 'c' },
    body: { text: 'd' },
    footer: { text: 'e' },
  };
  expect(textsShown(request({ type: 'interactive', interactive }))).toEqual(['c', 'd', 'e']);
});

it('shows nothing of another type', () => {
  expect(textsShown(request({ type: 'text', text: { body: 'a' }, image: { id: '1', caption: line } }))).toEqual(['a']);
  expect(textsShown(request({ type: 'template', text: { body: line } }))).toEqual([]);
  expect(textsShown(request({ type: 'constructor', text: { body: line } }))).toEqual([]);
});
