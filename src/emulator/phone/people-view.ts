// The list of customers: the seeded ones first, then whoever spoke or was written to last.

import type { Customer } from '../types.ts';
import type { World } from '../world.ts';
import { type Html, html } from './html.ts';
import { scenarioSelect } from './settings-view.ts';
import { wordsOf } from './words.ts';

const firstShown = 20;
const latestShown = 40;

/** The customers as links to their phones. */
export function peopleView(world: World, chosen: Customer | undefined): Html {
  const people = [...world.people.all()];
  const lastAtMs = (customer: Customer): number => customer.chat?.at(-1)?.atMs ?? 0;
  const latest = people.slice(firstShown).sort((one, other) => lastAtMs(other) - lastAtMs(one));
  const shown = [...people.slice(0, firstShown), ...latest.slice(0, latestShown)];
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen);
  const rest = people.length - shown.length;
  return html`<ul class="people">
      ${shown.map(customer => html`<li>${personLink(customer, customer === chosen)}</li>`)}
    </ul>
    ${rest > 0 && html`<p class="note">and ${rest} more; open one with <span class="mono">/?customer=+49…</span></p>`}`;
}

function personLink(customer: Customer, isChosen: boolean): Html {
  // What was not delivered the person never saw.
  const last = customer.chat?.findLast(message => message.status !== 'failed');
  const words = last === undefined ? null : wordsOf(last);
  const snippet = words === null ? 'Nothing said yet' : (words.body || (words.kind ?? '')).slice(0, 80);
  const current = isChosen ? html` aria-current="page"` : null;
  return html`<a href="/?customer=${customer.id}" data-key="person:${customer.id}"${current}>
    <span class="name">${customer.name}</span>
    <span class="note">${identityWords(customer)}</span>
    <span class="snippet">${snippet}</span>
  </a>`;
}

function identityWords(customer: Customer): string {
  if (customer.username === null) return `+${customer.phone}`;
  return customer.phoneShown === 'never' ? `@${customer.username}, number hidden` : `@${customer.username}`;
}

/** The form that adds a customer. */
export function addView(): Html {
  return html`<details class="more">
    <summary>Add a customer</summary>
    <form class="stack" method="post" action="/phone/customers">
      <label>Phone number<input name="phone" required maxlength="40" inputmode="tel" placeholder="+1 202 555 0199" autocomplete="off" /></label>
      <label>Name<input name="name" required maxlength="100" autocomplete="off" /></label>
      <label>How the business sees this person${scenarioSelect('no-username')}</label>
      <button class="act">Add this customer</button>
    </form>
  </details>`;
}
