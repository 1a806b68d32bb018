// What a business sends is told apart in many languages; brands and questions change whose advertisement it is, or
// whether it is one; the words lie in the text; no input takes long.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeOutbound, type OutboundContext } from './intent.ts';

const classOf = (text: string, context: OutboundContext = {}) => judgeOutbound(text, context).class;

describe('a text that goes out', () => {
  test.each([
    'Get 20% off with code SPRING20 until Sunday!',
    'Sichern Sie sich jetzt 15 % Rabatt auf unsere neue Kollektion!',
    '¡Solo hoy! Llévate dos camisetas y paga una.',
    "Profitez de -20 % sur toute la boutique jusqu'à dimanche !",
    'Scopri la nuova collezione, sconti fino al 50%!',
    'Только до воскресенья скидка 20 % на всю коллекцию!',
    '本周末全场八折，快来抢购！',
    '今週末は全品20%オフ、ぜひお越しください！',
    '이번 주말 전 상품 20% 할인, 놓치지 마세요!',
    'Refer a friend and you both get a free month.',
  ])('%j is promotional', text => {
    expect(classOf(text)).toBe('promotional');
  });

  test.each([
    'Your order 4711 was shipped today and arrives tomorrow.',
    'Ihre Bestellung wurde heute verschickt und kommt morgen an.',
    'Su pedido ha sido enviado y llegará mañana.',
    'Votre rendez-vous est confirmé pour demain à 10 h.',
    'Il tuo rimborso è stato accreditato sulla carta.',
    'Ваш заказ отправлен, курьер приедет завтра.',
    '您的包裹已经发出，明天送达。',
    'ご注文の商品は本日発送しました。',
    '',
    ' 👍 ',
  ])('%j is service and names no words', text => {
    expect(judgeOutbound(text)).toMatchObject({ class: 'service', words: [] });
  });

  test('an advertisement for others is theirs', () => {
    expect(classOf('Our partner SunnyBank offers a great credit card, apply here.')).toBe('third_party');
    expect(classOf('Unser Partner SunnyBank bietet Ihnen eine Kreditkarte an, jetzt beantragen.')).toBe('third_party');
  });

  test('an advertisement at the end of a long service text is found', () => {
    const service = 'Your parcel was handed to the courier this morning. '.repeat(30);
    expect(classOf(service)).toBe('service');
    expect(classOf(`${service}Use code SAVE20 for 20% off your next order, only until Sunday!`)).toBe('promotional');
  });

  test('the language is that of the text', () => {
    expect(judgeOutbound('Sichern Sie sich jetzt 15 % Rabatt auf unsere neue Kollektion!').language).toBe('de');
    expect(judgeOutbound('').language).toBeNull();
  });
});

describe('brands', () => {
  const advert = 'Our partner gym FitBarn gives you the first month free';

  test('an advertisement that names only own brands is its own', () => {
    expect(classOf(advert)).toBe('third_party');
    expect(classOf(advert, { ownBrands: ['fitbarn'] })).toBe('promotional');
    expect(classOf(`${advert}, and SunnyBank pays for it`, { ownBrands: ['FitBarn'] })).toBe('third_party');
  });

  test('a declared brand of others makes advertising theirs, and service stays service', () => {
    const text = 'Get 20% off Kestrel shoes this weekend!';
    expect(classOf(text)).toBe('promotional');
    const judged = judgeOutbound(text, { otherBrands: ['Kestrel'] });
    expect(judged.class).toBe('third_party');
    expect(judged.words.map(word => word.text).join(' ')).toContain('Kestrel');
    expect(classOf('Your order was handed to Kestrel this morning.', { otherBrands: ['Kestrel'] })).toBe('service');
    expect(classOf('本周末耐跑鞋全场八折，快来抢购！', { otherBrands: ['耐跑'] })).toBe('third_party');
  });
});

describe('what the customer wrote last', () => {
  const price = 'Our large family box is just 24.99, with dessert for two.';

  test('a price that was asked for is an answer', () => {
    expect(classOf(price)).toBe('promotional');
    expect(classOf(price, { inReplyTo: 'What does the large box cost?' })).toBe('service');
    expect(classOf(price, { inReplyTo: 'Thanks, see you tomorrow' })).toBe('promotional');
  });

  test('coupons, friends and other companies are no answer to a price', () => {
    const inReplyTo = 'How much does the large box cost?';
    expect(classOf('Use code SPRING20 for 20% off the large box!', { inReplyTo })).toBe('promotional');
    expect(classOf('Refer a friend and you both get a free month.', { inReplyTo })).toBe('promotional');
    expect(classOf('Our partner SunnyBank offers a great credit card, apply here.', { inReplyTo })).toBe('third_party');
  });

  test('who asks for offers is told of them, and of nothing else', () => {
    const inReplyTo = 'Do you have any discounts at the moment?';
    expect(classOf('Use code SPRING20 for 20% off your order!', { inReplyTo })).toBe('service');
    expect(classOf('Refer a friend and you both get a free month.', { inReplyTo })).toBe('promotional');
    expect(classOf('Our partner SunnyBank offers a great credit card, apply here.', { inReplyTo })).toBe('third_party');
  });
});

describe('any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.constantFrom('free', '50%', 'İß', '送', '折', 'ﬁ½', '😀', 'Sale!', '\u200b', 'e\u0301', ' '), {
        maxLength: 60,
      })
      .map(parts => parts.join('')),
  );

  test('gives the same answer twice, with words that lie in the text and in its order', () => {
    fc.assert(
      fc.property(texts, text => {
        const judged = judgeOutbound(text, { ownBrands: ['Sale'], otherBrands: ['折', 'fi'] });
        expect(judgeOutbound(text, { ownBrands: ['Sale'], otherBrands: ['折', 'fi'] })).toEqual(judged);
        expect(judged.words.length > 0).toBe(judged.class !== 'service');
        let from = 0;
        for (const word of judged.words) {
          expect(text.slice(word.start, word.end)).toBe(word.text);
          expect(word.start).toBeGreaterThanOrEqual(from);
          expect(word.end).toBeGreaterThan(word.start);
          from = word.end;
        }
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  test.each(['a', 'free 50% off! ', '新', '送', '😀', 'A1 ', '.', 'e\u0301', '\u200b', 'İ', 'x.'])(
    '64 KB of %j take less than a second or two',
    junk => {
      const text = junk.repeat(Math.ceil(65_536 / junk.length)).slice(0, 65_536);
      const began = performance.now();
      judgeOutbound(text, { ownBrands: ['a', junk], otherBrands: ['free'], inReplyTo: text });
      expect(performance.now() - began).toBeLessThan(4_000);
    },
  );
});
