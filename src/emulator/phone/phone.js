// Keeps the phone page alive: fetches the page again when something happened and puts the changed parts in place.
// Everything is drawn by the server; without this script the page works by reloading.

const regions = ['people', 'chat', 'window', 'settings', 'webhooks'];
const phone = document.getElementById('phone');
const shown = phone?.dataset.customer;

let isFetching = false;
let isWanted = false;
let typingTimer;

function byId(id, root = document) {
  return root.getElementById(id);
}

/** Times in the reader's own zone; the server wrote UTC. */
function localTimes(root) {
  for (const time of root.querySelectorAll('time:not([data-keep])')) {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    time.title = at.toLocaleString();
  }
}

function lastWamid() {
  const bubbles = document.querySelectorAll('#chat .bubble');
  return bubbles[bubbles.length - 1]?.dataset.wamid;
}

/** Says aloud what came in, once. */
function announce(before) {
  const bubbles = [...document.querySelectorAll('#chat .bubble')];
  const from = bubbles.findIndex(bubble => bubble.dataset.wamid === before) + 1;
  const fresh = bubbles.slice(from);
  for (const bubble of fresh) bubble.classList.add('new');
  const heard = fresh.filter(bubble => bubble.dataset.by === 'business' && !bubble.classList.contains('failed'));
  const words = heard.map(bubble => bubble.querySelector('.body')?.textContent ?? '').join(' ');
  if (heard.length > 0) byId('said').textContent = `${phone.dataset.business}: ${words}`;
  if (fresh.length > 0) scrollDown();
}

function scrollDown() {
  const chat = byId('chat');
  if (chat) chat.scrollTop = chat.scrollHeight;
}

/** Puts the new drawing of a part in place of the old one, and the focus back where it was. */
function replace(id, page) {
  const old = byId(id);
  const next = byId(id, page);
  if (!old || !next || old.innerHTML === next.innerHTML) return;
  const key = old.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const open = old.scrollHeight - old.scrollTop - old.clientHeight < 80;
  const top = old.scrollTop;
  old.replaceChildren(...next.childNodes);
  localTimes(old);
  if (id === 'chat') old.scrollTop = open ? old.scrollHeight : top;
  if (key) [...old.querySelectorAll('[data-key]')].find(element => element.dataset.key === key)?.focus();
}

async function refresh() {
  if (isFetching) {
    isWanted = true;
    return;
  }
  isFetching = true;
  try {
    const answer = await fetch(shown ? `/?customer=${encodeURIComponent(shown)}` : '/');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    localTimes(page);
    const before = lastWamid();
    for (const id of regions) replace(id, page);
    announce(before);
  } catch {
    // The emulator is away; the next news brings the page up to date.
  }
  isFetching = false;
  if (isWanted) {
    isWanted = false;
    setTimeout(refresh, 150);
  }
}

function showTyping() {
  const line = byId('typing');
  if (!line) return;
  line.hidden = false;
  clearTimeout(typingTimer);
  // Meta takes the indicator away after 25 seconds.
  typingTimer = setTimeout(hideTyping, 25_000);
}

function hideTyping() {
  const line = byId('typing');
  if (line) line.hidden = true;
}

function hear(changes) {
  for (const change of changes) {
    if (change.customerId !== shown) continue;
    if (change.news === 'typing') showTyping();
    else if (change.news === 'chat') hideTyping();
  }
  void refresh();
}

/** Sends a form without leaving the page. */
async function submit(event) {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const problem = byId('problem');
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    const told = await answer.json();
    problem.textContent = told.problem ?? '';
    if (told.problem) return;
    if (form.action.endsWith('/phone/customers')) location.assign(`/?customer=${told.customer}`);
    if ('composer' in form.dataset) {
      form.querySelector('textarea').value = '';
      grow(form.querySelector('textarea'));
    }
    await refresh();
    scrollDown();
  } catch {
    problem.textContent = 'The emulator does not answer. Is it still running?';
  }
}

/** The field grows with its text. */
function grow(field) {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${Math.min(field.scrollHeight + 2, 140)}px`);
}

document.addEventListener('submit', event => void submit(event));
byId('text')?.addEventListener('input', event => grow(event.target));
byId('text')?.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

localTimes(document);
scrollDown();
const events = new EventSource('/phone/events');
events.addEventListener('message', event => hear(JSON.parse(event.data)));
// After a break, look at everything again.
events.addEventListener('open', () => void refresh());
setInterval(() => void refresh(), 30_000);
