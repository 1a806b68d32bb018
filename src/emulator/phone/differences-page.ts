// The page that says where the emulator differs from Meta, and which error comes when.

import { metaErrors, type Sureness } from '../meta-errors.ts';
import { differences } from './differences.ts';
import { type Html, html } from './html.ts';
import { frame } from './page.ts';

const sureWords: Readonly<Record<Sureness, string>> = {
  H: 'High: Meta’s own text',
  M: 'Medium: several observers agree',
  L: 'Low: one observer, or an inference',
};

/** The page, for people. */
export function differencesPage(): string {
  const body = html`<header class="top">
      <div>
        <h1>Where the emulator differs from Meta</h1>
        <p class="note">As known in November 2026. Every difference that matters can be switched by the control API.</p>
      </div>
      <nav aria-label="Pages"><a href="/">Customers’ phones</a></nav>
    </header>
    <main class="text">
      <h2>Differences</h2>
      <dl class="differences">
        ${differences.map(
          ({ about, here, meta, sure }) => html`<div>
            <dt>${about}</dt>
            <dd><span class="label">Here</span><span>${code(here)}</span></dd>
            <dd><span class="label">At Meta</span><span>${code(meta)}</span></dd>
            <dd><span class="label">How sure</span><span>${sureWords[sure]}</span></dd>
          </div>`,
        )}
      </dl>
      <h2>When an error comes</h2>
      <p>With the answer, or later: then the answer is 200 with a wamid, and a status says <code>failed</code>. Any of them can be switched.</p>
      <div class="scroll" role="region" aria-label="Errors" tabindex="0">
        <table>
          <thead><tr><th scope="col">Code</th><th scope="col">Title</th><th scope="col">HTTP</th><th scope="col">Comes</th><th scope="col">How sure</th></tr></thead>
          <tbody>
            ${[...metaErrors.values()].map(
              error =>
                html`<tr><th scope="row">${error.code}</th><td>${error.title}</td><td>${error.status}</td><td>${
                  error.when === 'sync' ? 'with the answer' : 'later'
                }</td><td>${sureWords[error.sure]}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>
    </main>`;
  return frame({ title: 'Where the emulator differs from Meta', body, script: false, bodyClass: 'plain' });
}

/** Text with names in backquotes set as code. */
function code(text: string): Html[] {
  return text.split('`').map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
