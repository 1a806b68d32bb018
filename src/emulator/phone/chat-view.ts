// The chat on the phone: bubbles with what can be tapped, and what became of each message.

import { type Button, buttonsOf } from '../acts/buttons.ts';
import type { BusinessNumber, ChatMessage, Customer } from '../types.ts';
import type { World } from '../world.ts';
import { escapeHtml, type Html, html } from './html.ts';
import { icon, markOf } from './marks.ts';
import { wordsOf } from './words.ts';

const shownMax = 200;

/** The last messages between a customer and a number, oldest first. */
export function chatView(world: World, customer: Customer, number: BusinessNumber): Html {
  const chat = (customer.chat ?? []).filter(message => message.phoneNumberId === number.id);
  const shown = chat.slice(-shownMax);
  if (shown.length === 0) {
    return html`<p class="empty">Nothing was said yet. Type a message below as ${customer.name}, or let the business write.</p>`;
  }
  const earlier = chat.length - shown.length;
  return html`${earlier > 0 && html`<p class="empty">${earlier} earlier messages are not shown.</p>`}
    <ol class="bubbles">
      ${shown.map(message => bubble(world, customer, message))}
    </ol>`;
}

function bubble(world: World, customer: Customer, message: ChatMessage): Html {
  const words = wordsOf(message);
  const side = message.by === 'customer' ? 'own' : 'theirs';
  const dim = message.status === 'failed' ? ' failed' : '';
  const who =
    message.by === 'customer' ? customer.name : (world.numbers.get(message.phoneNumberId)?.verifiedName ?? '');
  return html`<li class="bubble ${side}${dim}" data-wamid="${message.wamid}" data-by="${message.by}">
    <span class="hidden">${who}: </span>
    ${quote(world, message)}
    ${words.kind && html`<p class="kind">${words.kind}</p>`}
    ${picture(words.media)}
    ${words.header && html`<p class="header">${words.header}</p>`}
    ${words.body && html`<p class="body">${rich(words.body)}</p>`}
    ${words.footer && html`<p class="footer">${words.footer}</p>`}
    ${message.reaction && html`<p class="reaction">Reaction: ${message.reaction}</p>`}
    ${buttonList(customer, message)}
    <p class="meta">${message.edited && 'Edited · '}<time datetime="${new Date(message.atMs).toISOString()}">${clockTime(message.atMs)}</time> ${stateOf(message)}</p>
  </li>`;
}

function stateOf(message: ChatMessage): Html {
  if (message.by === 'business') return markOf(message);
  if (message.status === 'read') return html`<span class="mark plain">${icon('checks')} Read by the business</span>`;
  return html`<span class="mark plain">${icon('check')} Sent</span>`;
}

function quote(world: World, message: ChatMessage): Html | null {
  const target = message.contextId === null ? undefined : world.chats.find(message.contextId);
  if (target === undefined) return null;
  return html`<p class="quote"><span class="hidden">Answer to: </span>${wordsOf(target).body.slice(0, 120)}</p>`;
}

function picture(media: ReturnType<typeof wordsOf>['media']): Html | null {
  if (media === null) return null;
  if (media.link !== null) return html`<p class="link">${media.link}</p>`;
  if (media.id === null) return null;
  if (!media.image) return html`<p><a href="/phone/media/${media.id}">Open the file</a></p>`;
  return html`<img class="picture" src="/phone/media/${media.id}" alt="" width="96" height="96" />`;
}

function buttonList(customer: Customer, message: ChatMessage): Html | null {
  const buttons = buttonsOf(message);
  if (buttons.length === 0 || message.status === 'failed') return null;
  return html`<ul class="taps">
    ${buttons.map((button, place) => html`<li>${buttonView(customer, message, { button, place })}</li>`)}
  </ul>`;
}

function buttonView(customer: Customer, message: ChatMessage, what: { button: Button; place: number }): Html {
  const { button, place } = what;
  if (button.kind === 'link' && /^https?:\/\//.test(button.value)) {
    return html`<a class="tap" href="${button.value}" target="_blank" rel="noreferrer noopener">${button.text}</a>`;
  }
  if (button.kind === 'link' || button.kind === 'other') return html`<span class="tap still">${button.text}</span>`;
  return html`<form method="post" action="/phone/act">
    <input type="hidden" name="customer" value="${customer.id}" />
    <input type="hidden" name="number" value="${message.phoneNumberId}" />
    <input type="hidden" name="do" value="tap" />
    <input type="hidden" name="wamid" value="${message.wamid}" />
    <input type="hidden" name="button" value="${place}" />
    <button class="tap" data-key="${message.wamid}:${place}">${button.text}${
      button.description && html`<span class="note">${button.description}</span>`
    }</button>
  </form>`;
}

/** Links can be followed and *stars* are bold, as on the phone; everything else is plain text. */
function rich(text: string): Html {
  const parts = text.split(/(https?:\/\/[^\s<>"]+|\*[^*\n]+\*)/);
  const markup = parts
    .map(part => {
      if (/^https?:\/\//.test(part)) {
        const safe = escapeHtml(part);
        return `<a href="${safe}" target="_blank" rel="noreferrer noopener">${safe}</a>`;
      }
      if (/^\*[^*\n]+\*$/.test(part)) return `<strong>${escapeHtml(part.slice(1, -1))}</strong>`;
      return escapeHtml(part);
    })
    .join('');
  return { markup };
}

/** Hours and minutes in UTC; the page's script shows them in the reader's own zone. */
export function clockTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}
