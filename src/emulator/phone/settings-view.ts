// Beside the chat: what the business sees of this person, the window, the person's settings, and what else can be done.

import { relationOf, showsPhone } from '../people/people.ts';
import { scenarioOf, scenarios } from '../people/scenarios.ts';
import type { BusinessNumber, Customer } from '../types.ts';
import type { World } from '../world.ts';
import { type Html, html } from './html.ts';
import { icon } from './marks.ts';

type Who = { readonly customer: Customer; readonly number: BusinessNumber };

type Tap = {
  readonly do: string;
  readonly words: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The name under which the focus finds the button again when it has become its opposite. */
  readonly key?: string;
};

/** One button that does one act. */
function actButton(who: Who, what: Tap): Html {
  const fields = Object.entries(what.fields ?? {});
  return html`<form method="post" action="/phone/act">
    ${hidden(who, what.do)}
    ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button class="act" data-key="act:${what.key ?? what.do}">${what.words}</button>
  </form>`;
}

/** The hidden fields of a form that does an act. */
export function hidden({ customer, number }: Who, act: string): Html {
  return html`<input type="hidden" name="customer" value="${customer.id}" />
    <input type="hidden" name="number" value="${number.id}" />
    <input type="hidden" name="do" value="${act}" />`;
}

/** Whether the business may write freely, and until when. */
export function windowView(world: World, who: Who): Html {
  const untilMs = relationOf(who.customer, who.number.id).windowUntilMs;
  const leftMs = untilMs - world.clock.now();
  if (leftMs <= 0) {
    return html`<p class="window closed">${icon('circle')} Window closed: only templates arrive</p>`;
  }
  const until = new Date(untilMs).toISOString();
  return html`<p class="window open">${icon('clock')} Window open for <time datetime="${until}" data-keep title="${until}">${spanWords(leftMs)}</time></p>`;
}

function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What the business gets to know, and the two settings that Meta itself enforces. */
export function settingsView(world: World, who: Who): Html {
  const { customer, number } = who;
  const relation = relationOf(customer, number.id);
  const phone = showsPhone(customer, { phoneNumberId: number.id, nowMs: world.clock.now() });
  return html`<h2>What the business sees</h2>
    <dl class="facts">
      <dt>Phone number</dt><dd>${phone ? `+${customer.phone}` : html`${icon('circle')} not shown`}</dd>
      <dt>User id</dt><dd class="mono">${customer.userId}</dd>
      ${customer.parentUserId && html`<dt>Parent user id</dt><dd class="mono">${customer.parentUserId}</dd>`}
      <dt>Username</dt><dd>${customer.username === null ? 'none' : `@${customer.username}`}</dd>
    </dl>
    <h2>Settings of ${customer.name}</h2>
    <p class="setting">Offers from this business: <strong>${relation.stoppedOffers ? 'stopped' : 'allowed'}</strong></p>
    ${
      relation.stoppedOffers
        ? actButton(who, { do: 'resume-offers', words: 'Allow offers again', key: 'offers' })
        : actButton(who, { do: 'stop-offers', words: 'Stop offers from this business', key: 'offers' })
    }
    <p class="setting">This business is <strong>${relation.blockedBusiness ? 'blocked' : 'not blocked'}</strong></p>
    ${
      relation.blockedBusiness
        ? actButton(who, { do: 'unblock', words: 'Unblock this business', key: 'block' })
        : actButton(who, { do: 'block', words: 'Block this business', key: 'block' })
    }`;
}

/** Acts beyond typing. They stand outside of what is refreshed, so that nothing half typed is lost. */
export function moreView(who: Who): Html {
  return html`<details class="more">
    <summary>More that ${who.customer.name} can do</summary>
    <div class="stack">
      ${actButton(who, { do: 'media', words: 'Send a photo', fields: { kind: 'image' } })}
      ${actButton(who, { do: 'media', words: 'Send a voice message', fields: { kind: 'audio' } })}
      ${actButton(who, { do: 'location', words: 'Send a location', fields: { latitude: '52.52', longitude: '13.405', name: 'Berlin' } })}
      ${actButton(who, { do: 'share-number', words: 'Share the phone number' })}
      ${actButton(who, { do: 'call', words: 'Call the business' })}
      ${actButton(who, { do: 'from-ad', words: 'Come from an advertisement', fields: { text: 'Hello! I saw your advertisement.' } })}
      ${actButton(who, { do: 'read', words: 'Read everything' })}
      <form method="post" action="/phone/act">
        ${hidden(who, 'open-link')}
        <label>Link that opens a chat (https://wa.me/…)<input name="link" required maxlength="4000" autocomplete="off" /></label>
        <button class="act">Open it and send its text</button>
      </form>
      <form method="post" action="/phone/act">
        ${hidden(who, 'change-number')}
        <label>New phone number<input name="phone" required maxlength="40" inputmode="tel" placeholder="+49 151 00000000" autocomplete="off" /></label>
        <button class="act">Change the number</button>
      </form>
      <form method="post" action="/phone/scenario">
        <input type="hidden" name="customer" value="${who.customer.id}" />
        <label>How the business sees ${who.customer.name}${scenarioSelect(scenarioOf(who.customer))}</label>
        <button class="act">Change this</button>
      </form>
    </div>
  </details>`;
}

/** The choice of identity scenarios. */
export function scenarioSelect(chosen: string): Html {
  return html`<select name="scenario">
    ${Object.entries(scenarios).map(([name, { words }]) =>
      name === chosen
        ? html`<option value="${name}" selected>${words}</option>`
        : html`<option value="${name}">${words}</option>`,
    )}
  </select>`;
}
