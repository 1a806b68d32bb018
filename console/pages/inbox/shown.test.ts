// What a URL of the inbox says, and what is asked for it.

import { expect, it } from 'vitest';
import { askedBy, inboxShownIn } from './shown.ts';

const label = '019cd6f9-8079-7d5d-93f5-1d12fbaeefc0';

it('reads what a URL says, and leaves out what makes no sense', () => {
  expect(inboxShownIn({ view: 'mine', label, card: true })).toEqual({ view: 'mine', label, card: true });
  expect(inboxShownIn({ view: 'anyone', label: 7, card: 'yes' })).toEqual({});
  expect(inboxShownIn({ view: 'nothing', number: '+4915112345678' })).toEqual({});
});

it('asks for what is shown; when somebody is sought, by number or name, for all of theirs', () => {
  expect(askedBy({}, null)).toEqual({});
  expect(askedBy({ view: 'waiting', label }, null)).toEqual({ waiting: true, sort: 'waiting', label });
  expect(askedBy({ view: 'mine', label }, '+49 151')).toEqual({ state: 'all', number: '+49 151' });
  expect(askedBy({ view: 'mine', label }, 'Lena')).toEqual({ state: 'all', name: 'Lena' });
});
