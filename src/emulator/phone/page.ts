// The phone page as a whole. It works without its script too, only then it does not move by itself.

import type { BusinessNumber, Customer } from '../types.ts';
import type { World } from '../world.ts';
import { chatView } from './chat-view.ts';
import { type Html, html } from './html.ts';
import { addView, peopleView } from './people-view.ts';
import { hidden, moreView, settingsView, windowView } from './settings-view.ts';

/** The frame of every page of the emulator. */
export function frame(what: { title: string; body: Html; script: boolean; bodyClass: string }): string {
  const script = what.script ? html`<script src="/phone.js" defer></script>` : null;
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${what.title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/phone.css" />
    ${script}
  </head>
  <body class="${what.bodyClass}">
    ${what.body}
  </body>
</html>
`.markup;
}

export type Shown = {
  readonly customer: Customer | undefined;
  readonly number: BusinessNumber;
  /** Whether the reader chose this customer: on a narrow screen the list gives way to the chat. */
  readonly isChosen: boolean;
  readonly problem: string | null;
};

/** The page with the customers, and the phone of one of them. */
export function phonePage(world: World, shown: Shown): string {
  const { customer, number } = shown;
  const body = html`<a class="skip" href="#phone">Skip to the chat</a>
    <header class="top">
      <div>
        <h1>Customers’ phones</h1>
        <p class="note">An emulator of the WhatsApp Cloud API. Nothing here reaches WhatsApp.</p>
      </div>
      <nav aria-label="Pages"><a href="/differences">Where it differs from Meta</a></nav>
    </header>
    <p id="problem" class="problem" role="alert">${shown.problem}</p>
    <p id="said" class="hidden" role="status"></p>
    <noscript><p class="note bar">Without JavaScript this page works, but you have to reload it to see new messages.</p></noscript>
    <main class="columns">
      <section class="side" aria-labelledby="people-title">
        <h2 id="people-title">Customers</h2>
        <div id="people">${peopleView(world, customer)}</div>
        ${addView()}
        <div id="webhooks">${webhooksView(world)}</div>
      </section>
      ${customer === undefined ? emptyPhone() : phoneOf(world, { customer, number })}
      ${
        customer === undefined
          ? null
          : html`<section id="detail" class="side detail" aria-label="${customer.name}">
              <div id="settings">${settingsView(world, { customer, number })}</div>
              ${moreView({ customer, number })}
            </section>`
      }
    </main>`;
  const title = customer === undefined ? 'Customers’ phones' : `${customer.name} · Customers’ phones`;
  return frame({ title, body, script: true, bodyClass: shown.isChosen ? 'chosen' : 'unchosen' });
}

function emptyPhone(): Html {
  return html`<section id="phone" class="phone"><p class="empty">There are no customers. Add one to see a phone.</p></section>`;
}

function phoneOf(world: World, who: { customer: Customer; number: BusinessNumber }): Html {
  const { customer, number } = who;
  return html`<section id="phone" class="phone" data-customer="${customer.id}" data-business="${number.verifiedName}" aria-label="The phone of ${customer.name}" tabindex="-1">
    <header class="bar-top">
      <a class="back" href="/">Customers</a>
      <div>
        <h2>${number.verifiedName}</h2>
        <p class="note"><span class="number">${number.displayNumber} · on the </span>phone of ${customer.name}</p>
      </div>
      <a class="to-settings" href="#detail">Settings</a>
    </header>
    <div id="window">${windowView(world, who)}</div>
    <div id="chat" class="chat" role="region" aria-label="Chat" tabindex="0">${chatView(world, customer, number)}</div>
    <p id="typing" class="note typing" hidden>${number.verifiedName} is typing …</p>
    <form class="composer" method="post" action="/phone/act" data-composer>
      ${hidden(who, 'text')}
      <label class="hidden" for="text">Message as ${customer.name}</label>
      <textarea id="text" name="text" rows="1" maxlength="4096" required placeholder="Message as ${customer.name}"></textarea>
      <button class="primary">Send</button>
    </form>
  </section>`;
}

function webhooksView(world: World): Html {
  const target = world.poster.target();
  const { waiting, retrying, inFlight } = world.courier.counts();
  const left = waiting + inFlight;
  const paused = world.switches.webhooksPaused ? ' Webhooks are paused.' : '';
  if (target === null) return html`<p class="note">No webhook address is set: the business hears of nothing.</p>`;
  const queue =
    left + retrying === 0 ? 'All were delivered.' : `${left} wait; ${retrying} posts failed and are tried again.`;
  return html`<p class="note">Webhooks go to <span class="mono">${new URL(target.url).host}</span>. ${queue}${paused}</p>`;
}
