// The values of a template: asked for, shown, sent.

import { describe, expect, it } from 'vitest';
import { filled, headerOf, parametersOf, runsOf, slotsOf } from './fill.ts';

const order = [
  { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
  { type: 'BODY', text: 'Dear {{1}}, your order {{2}} is ready. {{1}}!' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'OK' },
      { type: 'URL', url: 'https://a.example/{{1}}' },
    ],
  },
];

describe('the values of a template', () => {
  it('are asked for once each, by their place', () => {
    expect(slotsOf(order).map(slot => slot.id)).toEqual(['header.1', 'body.1', 'body.2', 'button.1.1']);
    expect(slotsOf([{ type: 'BODY', text: 'No values' }])).toEqual([]);
  });

  it('go where the Cloud API takes them', () => {
    const values = { 'header.1': '7', 'body.1': 'Lena', 'body.2': '7', 'button.1.1': 'abc' };
    expect(parametersOf(order, values)).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: '7' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Lena' },
          { type: 'text', text: '7' },
        ],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'abc' }] },
    ]);
    expect(parametersOf([{ type: 'BODY', text: 'Hi {{who}}' }], { 'body.who': 'Lena' })).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: 'Lena', parameter_name: 'who' }] },
    ]);
  });

  it('stand in the text as they are typed; what is missing stays as it is written', () => {
    expect(filled('Dear {{1}}, {{ 2 }}', 'body', { 'body.1': 'Lena' })).toBe('Dear Lena, {{ 2 }}');
  });
});

it('a header with a file is told from one with words', () => {
  const kinds = ['IMAGE', 'video', 'GIF', 'DOCUMENT', 'LOCATION', 'PRODUCT', 'TEXT'];
  expect(kinds.map(format => headerOf([{ type: 'HEADER', format }]))).toEqual([
    'image',
    'video',
    'video',
    'document',
    'location',
    'other',
    null,
  ]);
  expect([headerOf(order), headerOf([])]).toEqual([null, null]);
});

it('the file of a header goes first, a document with its name', () => {
  const file = { id: '17', name: 'menu.pdf' };
  const text = { type: 'BODY', text: 'Hi {{1}}' };
  const body = { type: 'body', parameters: [{ type: 'text', text: 'Lena' }] };
  expect(parametersOf([{ type: 'HEADER', format: 'DOCUMENT' }, text], { 'body.1': 'Lena' }, file)).toEqual([
    { type: 'header', parameters: [{ type: 'document', document: { id: '17', filename: 'menu.pdf' } }] },
    body,
  ]);
  expect(parametersOf([{ type: 'HEADER', format: 'IMAGE' }], {}, file)).toEqual([
    { type: 'header', parameters: [{ type: 'image', image: { id: '17' } }] },
  ]);
  expect(parametersOf([text], { 'body.1': 'Lena' }, file)).toEqual([body]);
});

it('the place of a header goes first, and never with a header of another kind', () => {
  const place = { name: 'Bakery', address: 'Am Markt 1', latitude: -33.8568, longitude: 151.2 };
  const location = { latitude: '-33.8568', longitude: '151.2', name: 'Bakery', address: 'Am Markt 1' };
  const text = { type: 'BODY', text: 'Hi {{1}}' };
  const body = { type: 'body', parameters: [{ type: 'text', text: 'Lena' }] };
  expect(parametersOf([{ type: 'HEADER', format: 'LOCATION' }, text], { 'body.1': 'Lena' }, place)).toEqual([
    { type: 'header', parameters: [{ type: 'location', location }] },
    body,
  ]);
  expect(parametersOf([{ type: 'HEADER', format: 'IMAGE' }], {}, place)).toEqual([]);
  expect(parametersOf([{ type: 'HEADER', format: 'LOCATION' }], {}, { id: '17', name: 'menu.pdf' })).toEqual([]);
});

it('marks bold, italic and struck words as WhatsApp does, and leaves lone signs', () => {
  const said = runsOf('*123* is _your_ code: 2*3*4 ~old~').map(run => `${run.mark}${run.text}`);
  expect(said).toEqual(['*123', ' is ', '_your', ' code: 2*3*4 ', '~old']);
});
