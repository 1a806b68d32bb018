// Requests to send: what real clients write is taken as it is, and what Meta would refuse is refused with Meta's code.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSendRequest } from './send-request.ts';

const to = '+491709900001';
const product = { messaging_product: 'whatsapp', to };
const text = { ...product, type: 'text', text: { body: 'Hello' } };
const button = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const row = (id: string, more: object = {}) => ({ id, title: id, ...more });
const tapped = (interactive: object) => ({ ...product, type: 'interactive', interactive });
const buttons = (...list: unknown[]) => tapped({ type: 'button', body: { text: 'Yes?' }, action: { buttons: list } });
const list = (sections: unknown[]) =>
  tapped({ type: 'list', body: { text: 'Which?' }, action: { button: 'Choose', sections } });
const template = (content: object) => ({ ...product, type: 'template', template: content });
const hello = { name: 'hello', language: { code: 'de' } };

const taken: readonly [string, object][] = [
  ['a text without a type', { ...product, text: { body: 'Hello', preview_url: true } }],
  ['a text of the longest length, in pairs', { ...text, text: { body: '😀'.repeat(4096) } }],
  ['a reply', { ...text, recipient_type: 'individual', context: { message_id: 'wamid.1' } }],
  ['an empty context', { ...text, context: {} }],
  ['members of next year', { ...text, novelty: { deep: [1, null, 'x'] }, text: { body: 'x', glow: 3 } }],
  ['a BSUID', { messaging_product: 'whatsapp', recipient: 'DE.30001', type: 'text', text: { body: 'x' } }],
  ['both ways to a person', { ...text, recipient: 'not looked at' }],
  ['a group', { ...text, recipient_type: 'group', to: 'group-1' }],
  ['Direct Send', { ...text, category: 'utility', biz_opaque_callback_data: 'x'.repeat(512) }],
  ['an image by link', { ...product, type: 'image', image: { link: 'https://example.org/a.png', caption: 'look' } }],
  ['a document by id', { ...product, type: 'document', document: { id: 123, filename: 'a.pdf' } }],
  ['a voice message', { ...product, type: 'audio', audio: { id: '1', voice: true } }],
  ['a sticker', { ...product, type: 'sticker', sticker: { id: '1' } }],
  ['a place in texts', { ...product, type: 'location', location: { latitude: '52.5', longitude: '13.4' } }],
  ['contacts', { ...product, type: 'contacts', contacts: [{ name: { formatted_name: 'A B' }, phones: [] }] }],
  ['a reaction taken away', { ...product, type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '' } }],
  ['three buttons', buttons(button('1'), button('2'), button('3'))],
  [
    'a list',
    list([
      { title: 'Bread', rows: [row('1', { description: 'rye' })] },
      { title: 'Rolls', rows: [row('2')] },
    ]),
  ],
  ['a list of one section without a title', list([{ rows: [row('1')] }])],
  [
    'a link',
    tapped({
      type: 'cta_url',
      body: { text: 'Open' },
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.org' } },
    }),
  ],
  [
    'a flow',
    tapped({
      type: 'flow',
      body: { text: 'Book' },
      action: {
        name: 'flow',
        parameters: {
          flow_message_version: '3',
          flow_id: '1',
          flow_cta: 'Book',
          flow_action_payload: { data: { x: null } },
        },
      },
    }),
  ],
  [
    'a request for contact, as Meta’s page has it',
    tapped({ type: 'contact_request', action: { name: 'request_contact_info' } }),
  ],
  [
    'a request for contact, as clients have it',
    tapped({ type: 'request_contact_info', action: { name: 'request_contact_info' } }),
  ],
  ['a product', tapped({ type: 'product', action: { catalog_id: '1', product_retailer_id: '2' } })],
  ['a template', template({ ...hello, language: { code: 'de', policy: 'deterministic' }, components: [] })],
  [
    'a template with everything',
    template({
      ...hello,
      components: [
        { type: 'HEADER', parameters: [{ type: 'image', image: { id: '1' } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'x', parameter_name: 'who' },
            { type: 'currency', currency: {} },
          ],
        },
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'p' }] },
        { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: 'path' }] },
        { type: 'carousel', cards: [{ card_index: 0, components: [] }] },
      ],
    }),
  ],
  ['the Marketing Messages API', { ...template(hello), product_policy: 'STRICT', message_activity_sharing: true }],
];

describe('what real clients send', () => {
  it.each(taken)('is taken as it is: %s', (_, body) => {
    expect(parseSendRequest(body)).toEqual({ request: body });
  });

  it('may be null in place of missing, but not in the caller’s own data', () => {
    const body = {
      ...text,
      context: null,
      biz_opaque_callback_data: null,
      text: { body: 'x', preview_url: null },
      mine: null,
      data: { x: null },
    };
    expect(parseSendRequest(body)).toEqual({ request: { ...text, text: { body: 'x' }, data: { x: null } } });
    const flow = tapped({
      type: 'button',
      header: null,
      footer: null,
      body: { text: 'x' },
      action: { buttons: [button('1')] },
    });
    expect(parseSendRequest(flow)).toHaveProperty('request');
  });

  it('may be JSON in a text, and is judged as what it says', () => {
    const contacts = [{ name: { formatted_name: 'A B' } }];
    const body = { ...product, type: 'contacts', contacts: JSON.stringify(contacts) };
    expect(parseSendRequest(body)).toEqual({ request: { ...body, contacts } });
    expect(parseSendRequest({ ...text, text: JSON.stringify({ body: 'x'.repeat(4097) }) })).toHaveProperty('problems');
    expect(parseSendRequest({ ...text, text: '{"body":"a\\u0000"}' })).toHaveProperty('problems');
    expect(parseSendRequest({ ...text, text: `{"body":"a","x":${'['.repeat(99)}${']'.repeat(99)}}` })).toHaveProperty(
      'problems',
    );
    expect(parseSendRequest({ ...text, text: '{"body":' })).toHaveProperty('problems');
  });

  it('may give the number as a number', () => {
    expect(parseSendRequest({ ...text, to: 491709900001 })).toMatchObject({ request: { to: '491709900001' } });
  });
});

type Refusal = readonly [string, unknown, readonly number[]];

const long = (length: number) => 'x'.repeat(length);
const refused: readonly Refusal[] = [
  ['no object', [], [100]],
  ['nothing', null, [100]],
  ['no product', { ...text, messaging_product: undefined }, [100]],
  ['a place without its longitude', { ...product, type: 'location', location: { latitude: 1 } }, [131008]],
  ['another product', { ...text, messaging_product: 'sms' }, [100]],
  ['nobody', { ...text, to: undefined }, [100]],
  ['an empty number', { ...text, to: '' }, [100]],
  ['a number in a list', { ...text, to: [to] }, [100]],
  ['half a BSUID', { messaging_product: 'whatsapp', recipient: 'DE.', text: { body: 'x' } }, [131009]],
  ['an unknown recipient type', { ...text, recipient_type: 'business_scoped_user_id' }, [100]],
  ['an unknown type', { ...product, type: 'hologram' }, [131051]],
  ['a type that every object has', { ...product, type: 'constructor' }, [131051]],
  ['a text without its body', { ...product, type: 'text' }, [131008]],
  ['a text without words', { ...text, text: {} }, [131008]],
  ['an empty text', { ...text, text: { body: '' } }, [131008]],
  ['a long text', { ...text, text: { body: long(4097) } }, [100]],
  ['a number for a text', { ...text, text: { body: 5 } }, [100]],
  ['an image without a source', { ...product, type: 'image', image: { caption: 'x' } }, [131008]],
  ['no image', { ...product, type: 'image' }, [131008]],
  ['a long caption', { ...product, type: 'video', video: { id: '1', caption: long(1025) } }, [131009]],
  [
    'a place off the earth',
    { ...product, type: 'location', location: { latitude: 91, longitude: '' } },
    [131009, 131009],
  ],
  ['no contact', { ...product, type: 'contacts', contacts: [] }, [131008]],
  ['a contact without a name', { ...product, type: 'contacts', contacts: [{ name: {} }] }, [131008]],
  ['a reaction to nothing', { ...product, type: 'reaction', reaction: { message_id: '', emoji: 'x' } }, [131008]],
  ['no buttons', buttons(), [131009]],
  ['four buttons', buttons(...['1', '2', '3', '4'].map(id => button(id))), [131009]],
  ['two buttons alike', buttons(button('1', 'A'), button('2', 'A')), [131009]],
  ['a button without a title', buttons({ type: 'reply', reply: { id: '1' } }), [131008]],
  ['long button texts', buttons(button(long(257), long(21))), [131009, 131009]],
  [
    'a long body above buttons',
    tapped({ type: 'button', body: { text: long(1025) }, action: { buttons: [button('1')] } }),
    [131009],
  ],
  ['a long footer', tapped({ type: 'product', footer: { text: long(61) }, action: {} }), [131009]],
  ['a long header', tapped({ type: 'product', header: { type: 'text', text: long(61) }, action: {} }), [131009]],
  ['an unknown interactive type', tapped({ type: 'hologram', action: {} }), [131009]],
  ['no action', tapped({ type: 'button', body: { text: 'x' } }), [131008]],
  [
    'an image above a list',
    tapped({
      type: 'list',
      header: { type: 'image', image: {} },
      body: { text: 'x' },
      action: { button: 'x', sections: [{ rows: [row('1')] }] },
    }),
    [131009],
  ],
  ['eleven rows', list([{ title: 'x', rows: Array.from({ length: 11 }, (_, n) => row(`r${n}`)) }]), [131009]],
  ['sections without titles', list([{ rows: [row('1')] }, { rows: [row('2')] }]), [131008, 131008]],
  [
    'long rows',
    list([{ rows: [{ id: long(201), title: long(25), description: long(73) }] }]),
    [131009, 131009, 131009],
  ],
  [
    'a link without its address',
    tapped({ type: 'cta_url', body: { text: 'x' }, action: { name: 'cta_url', parameters: { display_text: 'x' } } }),
    [131008],
  ],
  [
    'a flow without an id',
    tapped({ type: 'flow', body: { text: 'x' }, action: { name: 'flow', parameters: { flow_cta: 'x' } } }),
    [131008, 131008],
  ],
  ['a template without a language', template({ name: 'hello' }), [131008]],
  ['a template without a name', template({ ...hello, name: '' }), [131008]],
  ['a button component without its place', template({ ...hello, components: [{ type: 'button' }] }), [131008, 131008]],
  [
    'an empty parameter',
    template({ ...hello, components: [{ type: 'body', parameters: [{ type: 'text', text: '' }] }] }),
    [131008],
  ],
  ['components that are none', template({ ...hello, components: {} }), [100]],
  ['an unknown category', { ...text, category: 'marketing' }, [100]],
  ['Direct Send of a template', { ...template(hello), category: 'utility' }, [100]],
  [
    'a code sent to a BSUID',
    { messaging_product: 'whatsapp', recipient: 'DE.30001', text: { body: 'x' }, category: 'authentication' },
    [100],
  ],
  ['a long opaque value', { ...text, biz_opaque_callback_data: long(513) }, [100]],
  ['an unknown product policy', { ...template(hello), product_policy: 'LOOSE' }, [100]],
  ['NUL', { ...text, text: { body: 'a\0b' } }, [100]],
  ['NUL in a name', { ...text, 'a\0': 1 }, [100]],
  ['half a surrogate pair', { ...text, novelty: ['\ud800'] }, [100]],
  ['many values', { ...text, novelty: Array.from({ length: 20_001 }, () => 1) }, [100]],
];

describe('what Meta refuses', () => {
  it.each(refused)('is refused with its code: %s', (_, body, codes) => {
    const answer = parseSendRequest(body);
    expect('problems' in answer && answer.problems.map(one => one.code)).toEqual(codes);
  });

  it('is told all at once', () => {
    const answer = parseSendRequest({
      messaging_product: 'sms',
      recipient_type: 'all',
      type: 'text',
      text: { body: '' },
    });
    expect('problems' in answer && answer.problems).toHaveLength(4);
  });

  it('is told without the values', () => {
    const secret = 'Anna49170';
    for (const [, body] of refused) {
      const spoken = JSON.stringify(body)?.replaceAll('hologram', secret) ?? '{}';
      expect(JSON.stringify(parseSendRequest(JSON.parse(spoken)))).not.toContain(secret);
    }
  });

  it('is nested deeper than 32 levels', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
    expect(parseSendRequest({ ...text, novelty: nested(31) })).toHaveProperty('request');
    expect(parseSendRequest({ ...text, novelty: nested(33) })).toHaveProperty('problems');
    const endless = JSON.parse(`{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect(parseSendRequest({ ...text, ...endless })).toHaveProperty('problems');
  });

  it('is anything but a template on the way of the Marketing Messages API', () => {
    expect(parseSendRequest(text, 'marketing_messages')).toEqual({
      problems: [{ code: 100, details: 'Message must be a template message.' }],
    });
    expect(parseSendRequest(template(hello), 'marketing_messages')).toHaveProperty('request');
  });
});

it('any JSON is answered and never thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(text), 'interactive', 'template'), (json, key) => {
      for (const body of [json, { ...text, [key]: json }]) {
        const answer = parseSendRequest(body);
        expect('request' in answer || answer.problems.length > 0).toBe(true);
      }
    }),
  );
});
