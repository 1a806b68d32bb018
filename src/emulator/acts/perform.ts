// Does one act of a customer: the control API and the phone page come through here alike.

import { readNow } from '../graph/statuses.ts';
import { relationOf } from '../people/people.ts';
import type { BusinessNumber, ChatMessage, Customer, Wire } from '../types.ts';
import { businessDigits, metadataOf, seconds, tellAbout } from '../webhooks/values.ts';
import type { World } from '../world.ts';
import type { Action } from './actions.ts';
import { ActProblem } from './problem.ts';
import { say } from './say.ts';
import { sendMedia } from './send-media.ts';
import { changeNumber, setBlocked, setOffers } from './settings.ts';
import { tap } from './tap.ts';

type Who = { readonly customer: Customer; readonly number: BusinessNumber };
type Act<Do extends Action['do']> = (
  world: World,
  who: Who,
  action: Extract<Action, { do: Do }>,
) => ChatMessage | undefined;

const acts: { readonly [Do in Action['do']]: Act<Do> } = {
  text: (world, who, { text, replyTo, forwarded }) =>
    say(world, {
      ...who,
      type: 'text',
      content: { text: { body: text } },
      replyTo,
      ...(forwarded ? { context: { forwarded: true } } : {}),
    }),
  tap: (world, who, action) => tap(world, who, action),
  media: (world, who, action) => sendMedia(world, who, action),
  react: (world, who, { wamid, emoji }) => {
    const target = targetOf(world, who, wamid);
    target.reaction = emoji === '' ? null : emoji;
    const reaction = { message_id: wamid, ...(emoji === '' ? {} : { emoji }) };
    return say(world, { ...who, type: 'reaction', content: { reaction } });
  },
  location: (world, who, { do: _, ...location }) => say(world, { ...who, type: 'location', content: { location } }),
  contacts: (world, who, { name, phone }) =>
    say(world, { ...who, type: 'contacts', content: { contacts: [cardOf(name, phone)] } }),
  'share-number': (world, { customer, number }, { replyTo }) =>
    say(world, {
      customer,
      number,
      type: 'contacts',
      content: { contacts: [{ ...cardOf(customer.name, customer.phone), origin: 'contact_request' }] },
      replyTo,
    }),
  order: (world, who, { catalogId, text, items }) => {
    const product_items = items.map(({ id, quantity, price, currency }) => ({
      product_retailer_id: id,
      quantity,
      item_price: price,
      currency,
    }));
    return say(world, { ...who, type: 'order', content: { order: { catalog_id: catalogId, text, product_items } } });
  },
  edit: (world, who, { wamid, text }) => {
    const target = ownOf(world, who, wamid);
    if (target.type !== 'text') throw new ActProblem('only a text can be edited');
    target.content = { text: { body: text } };
    target.edited = true;
    const edit = { original_message_id: wamid, message: { type: 'text', text: { body: text } } };
    return say(world, { ...who, type: 'edit', content: { edit } });
  },
  revoke: (world, who, { wamid }) => {
    ownOf(world, who, wamid).revoked = true;
    return say(world, { ...who, type: 'revoke', content: { revoke: { original_message_id: wamid } } });
  },
  unsupported: (world, who, { kind }) => say(world, { ...who, type: 'unsupported', content: unsupportedOf(kind) }),
  call: (world, who) => call(world, who),
  'open-link': (world, who, { link, text }) => openLink(world, who, { link, text }),
  'from-ad': (world, who, { text, headline }) => fromAd(world, who, { text, headline }),
  'stop-offers': (world, who) => setOffers(world, who, 'stop'),
  'resume-offers': (world, who) => setOffers(world, who, 'resume'),
  'sign-up': (world, who) => setOffers(world, who, 'signup'),
  block: (world, who) => setBlocked(world, who, true),
  unblock: (world, who) => setBlocked(world, who, false),
  'change-number': (world, who, { phone }) => changeNumber(world, who, phone),
  read: (world, who) => read(world, who),
};

/** Does it; the message that it sent, if it sent one. An ActProblem says why it cannot be done. */
export function perform(world: World, who: Who, action: Action): ChatMessage | null {
  const act = acts[action.do] as Act<Action['do']>; // the map has, under each name, the act for that member
  return act(world, who, action) ?? null;
}

function targetOf(world: World, who: Who, wamid: string): ChatMessage {
  const target = world.chats.find(wamid);
  if (target === undefined || target.customerId !== who.customer.id)
    throw new ActProblem('there is no message with this wamid in this chat', true);
  return target;
}

function ownOf(world: World, who: Who, wamid: string): ChatMessage {
  const target = targetOf(world, who, wamid);
  if (target.by !== 'customer') throw new ActProblem('only the customer’s own message can be changed');
  return target;
}

function cardOf(name: string, phone: string | undefined): Wire {
  const [first = name, ...rest] = name.split(' ');
  const digits = phone?.replace(/\D/g, '') ?? '';
  return {
    name: { first_name: first, ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}), formatted_name: name },
    ...(digits === '' ? {} : { phones: [{ phone: `+${digits}`, wa_id: digits, type: 'CELL' }] }),
  };
}

function unsupportedOf(kind: string): Wire {
  const error = {
    code: 131051,
    title: 'Message type unknown',
    message: 'Message type unknown',
    error_data: { details: 'Message type is currently not supported.' },
  };
  return { errors: [error], unsupported: { type: kind } };
}

/** A call opens the window as a message does; the business is told under `calls`. */
function call(world: World, who: Who): undefined {
  const { customer, number } = who;
  const relation = relationOf(customer, number.id);
  if (relation.blockedBusiness) throw new ActProblem('this customer has blocked the business; unblock it first');
  const nowMs = world.clock.now();
  relation.windowUntilMs = nowMs + world.switches.windowHours * 3_600_000;
  relation.phoneUsedAtMs = nowMs;
  tellAbout(world, who, 'calls', {
    ...metadataOf(number),
    calls: [
      {
        id: `wacid.${world.random.bytes(18).toString('base64')}`,
        from: customer.phone,
        from_user_id: customer.userId,
        to: businessDigits(number),
        event: 'connect',
        timestamp: seconds(nowMs),
        direction: 'USER_INITIATED',
      },
    ],
  });
  world.changed({ customerId: customer.id, news: 'chat' });
}

function openLink(world: World, who: Who, what: { link: string; text: string | undefined }): ChatMessage {
  const url = URL.parse(what.link);
  const digits = url?.hostname === 'api.whatsapp.com' ? url.searchParams.get('phone') : url?.pathname.slice(1);
  if (url === null || !['wa.me', 'api.whatsapp.com', 'www.wa.me'].includes(url.hostname))
    throw new ActProblem('this is not a link that opens a chat (https://wa.me/…)');
  const asked = digits?.replace(/\D/g, '') ?? '';
  const number = [...world.numbers.values()].find(one => businessDigits(one) === asked);
  if (number === undefined) throw new ActProblem('the link leads to a number that is not here');
  const body = what.text ?? url.searchParams.get('text') ?? '';
  if (body === '') throw new ActProblem('the link has no text, and none was typed');
  return say(world, { customer: who.customer, number, type: 'text', content: { text: { body } } });
}

function fromAd(world: World, who: Who, what: { text: string; headline: string }): ChatMessage {
  relationOf(who.customer, who.number.id).entryOfferedUntilMs = world.clock.now() + 86_400_000;
  const referral = {
    source_url: 'https://fb.me/bakery-ad',
    source_id: '120200000000000001',
    source_type: 'ad',
    body: 'Order today, collect tomorrow.',
    headline: what.headline,
    media_type: 'image',
    image_url: 'https://example.com/bakery-ad.jpg',
    ctwa_clid: world.random.bytes(24).toString('base64url'),
    welcome_message: { text: 'Hello! What would you like?' },
  };
  return say(world, { ...who, type: 'text', content: { text: { body: what.text } }, referral });
}

/** Opens the chat: what was delivered and not read yet is read now. */
function read(world: World, who: Who): undefined {
  for (const message of who.customer.chat ?? []) {
    const journey = world.unread.get(message);
    if (journey === undefined || message.phoneNumberId !== who.number.id || message.status === 'failed') continue;
    world.unread.delete(message);
    readNow(world, journey);
  }
}
