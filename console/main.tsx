// Where the console begins: its words, its look, and the page that the URL asks for.

import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.ts';
import { App } from './app.tsx';
import './look/look.css';
import { fetchPage } from './router.tsx';
import { readSession } from './session/session-api.ts';
import { giveNonceToDialogs } from './style-nonce.ts';
import { firstLanguage, loadText } from './text/text.tsx';

const patienceMs = 500;

// After an update the parts of the page that is open are gone: the new page has others.
addEventListener('vite:preloadError', () => location.reload());

giveNonceToDialogs();
void begin();

/**
 * Draws the console at once when its words, the session and the page that the URL asks for are there, which are fetched
 * side by side; what takes longer, the console itself says. No `await` of the module: pages import it and would wait.
 */
async function begin(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no place for the console');
  const session = queries.prefetchQuery({ queryKey: ['readSession'], queryFn: readSession });
  const page = fetchPage();
  const first = await loadText(firstLanguage());
  await Promise.race([Promise.all([session, page]), new Promise(done => setTimeout(done, patienceMs))]);
  createRoot(place).render(<App first={first} />);
}
