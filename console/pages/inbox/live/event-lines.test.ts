// A stream of events, read in pieces that end anywhere.

import { expect, it } from 'vitest';
import { eventReader } from './event-lines.ts';

it('gives an event when its empty line has come, wherever the pieces end', () => {
  const read = eventReader();
  expect(read('id: 7\nevent: mess')).toEqual([]);
  expect(read('age\ndata: {"a":1}\n')).toEqual([]);
  expect(read('\nid: 8\ndata: x\n\n')).toEqual([
    { id: '7', type: 'message', data: '{"a":1}' },
    { id: '8', type: 'message', data: 'x' },
  ]);
});

it('joins lines of data, and leaves out comments and events without data', () => {
  const read = eventReader();
  expect(read(': here\n\nevent: row\ndata: a\ndata: b\n\nid: 9\n\n')).toEqual([
    { id: null, type: 'row', data: 'a\nb' },
  ]);
});

it('takes every kind of line end', () => {
  expect(eventReader()('event: row\r\ndata:a\r\n\r\n')).toEqual([{ id: null, type: 'row', data: 'a' }]);
});
