// Telling how to opt out: recognised in many languages, not imagined, and added once.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optOutTold } from './opt-out.ts';
import { withNoActivitySharing, withOptOutLine } from './opt-out-line.ts';
import type { SendRequest } from './send-request.ts';

describe('a text tells how to opt out', () => {
  it.each([
    'Reply STOP to unsubscribe.',
    'Text STOP to end',
    'Answer with "stop" any time.',
    'STOP = no more messages',
    'You can stop at any time: reply STOP.',
    'To opt out, tap the button.',
    'Not interested in any of our sales? Tap Stop Promotions',
    'Unsubcribe from Promos',
    'Stop',
    'Antworten Sie mit STOPP, um keine Angebote mehr zu bekommen.',
    'Abmelden: STOPP',
    'Mit STOPP können Sie jederzeit beenden.',
    'Schreib einfach stop',
    'Newsletter abbestellen',
    'Répondez STOP pour vous désabonner',
    'Envoyez STOP',
    'Puede darse de baja cuando quiera',
    'Responda BAJA',
    'Rispondi STOP',
    'Para sair, responda SAIR',
    'Cancelar inscrição',
    'Stuur STOP om af te melden',
    'Svara STOP',
    'Napisz STOP',
    'Напишите СТОП',
    'Чтобы отписаться, нажмите',
    'Abonelikten çıkmak için DUR yazın',
    'Balas STOP',
    'لإلغاء الاشتراك',
    '退订回T',
    '수신거부 080',
    'Ende der Nachrichten: STOP',
  ])('%s', text => {
    expect(optOutTold(text)).toBe(true);
  });

  it.each([
    '',
    'Hello',
    'NON-STOP SALE: 50 % off, reply now',
    'NON STOP PARTY: send us your song',
    'We will never STOP: write to us',
    'Do not STOP here',
    'We stop at nothing to bake your bread',
    'Das ist keine Werbung',
    'Sie können widerrufen',
    'The bus stops here',
    'Next stop: Berlin',
    'Roupas para sair',
    'El tren para aquí',
    'DAS ENDE DER SOMMERPAUSE',
    'The END of summer',
  ])('not so: %s', text => {
    expect(optOutTold(text)).toBe(false);
  });

  it('is decided quickly for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), text => void optOutTold(text)));
    optOutTold('reply '.repeat(3_000) + 'STOP '.repeat(3_000));
  });
});

const line = 'Reply STOP to unsubscribe.';
const request = (content: object): SendRequest => ({ messaging_product: 'whatsapp', to: '+491709900001', ...content });
const text = (body: string) => request({ type: 'text', text: { body } });

describe('the opt-out line', () => {
  it.each([
    ['a text', text('Buns!'), { text: { body: `Buns!\n\n${line}` } }],
    ['a text without a type', request({ text: { body: 'Buns!' } }), { text: { body: `Buns!\n\n${line}` } }],
    [
      'a caption',
      request({ type: 'image', image: { id: '1', caption: 'Buns!' } }),
      { image: { id: '1', caption: `Buns!\n\n${line}` } },
    ],
    ['a picture without words', request({ type: 'video', video: { id: '1' } }), { video: { id: '1', caption: line } }],
    [
      'an interactive message',
      request({ type: 'interactive', interactive: { type: 'button', body: { text: 'Buns?' }, action: {} } }),
      { interactive: { body: { text: 'Buns?' }, footer: { text: line } } },
    ],
    [
      'an interactive message whose footer is taken',
      request({
        type: 'interactive',
        interactive: { type: 'button', body: { text: 'Buns?' }, footer: { text: 'Bakery' } },
      }),
      { interactive: { body: { text: `Buns?\n\n${line}` }, footer: { text: 'Bakery' } } },
    ],
  ])('is added to %s, once', (_, before, expected) => {
    const after = withOptOutLine(before, line);
    expect(after).toMatchObject(expected);
    expect(withOptOutLine(after, line)).toBe(after);
  });

  it('that is too long for a footer goes into the body', () => {
    const long = `Reply STOP to unsubscribe from ${'x'.repeat(60)}`;
    const before = request({ type: 'interactive', interactive: { type: 'list', body: { text: 'Buns?' }, action: {} } });
    expect(withOptOutLine(before, long)).toMatchObject({ interactive: { body: { text: `Buns?\n\n${long}` } } });
  });

  it.each([
    ['a template', request({ type: 'template', template: { name: 'x', language: { code: 'de' } } })],
    ['a text that tells it', text('Buns! Reply STOP to unsubscribe.')],
    ['a text that tells it in other words', text('Buns! Abmelden: STOPP')],
    ['a reaction', request({ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: 'x' } })],
    ['a sticker', request({ type: 'sticker', sticker: { id: '1' } })],
  ])('leaves %s as it is', (_, before) => {
    expect(withOptOutLine(before, line)).toBe(before);
  });

  it('is not taken as told by words that the person does not see', () => {
    const before = request({ type: 'text', text: { body: 'Buns!' }, image: { id: '1', caption: line } });
    expect(withOptOutLine(before, line)).toMatchObject({ text: { body: `Buns!\n\n${line}` } });
  });

  it('always fits and is always there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), fc.constantFrom('x', '😀'), (length, letter) => {
        const { text: after } = withOptOutLine(text(letter.repeat(length)), line);
        expect([...(after?.body ?? '')].length).toBeLessThanOrEqual(4096);
        expect(after?.body.endsWith(`\n\n${line}`)).toBe(true);
        expect(after?.body.isWellFormed()).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

it('Meta is told not to share what the person does', () => {
  expect(withNoActivitySharing(request({ message_activity_sharing: true }))).toMatchObject({
    message_activity_sharing: false,
  });
});
