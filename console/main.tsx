// Where the console begins: its words, its look, and the page that the URL asks for.

import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './look/look.css';
import { fetchPage, readPageAhead } from './router.tsx';
import { beginSession } from './session/session.tsx';
import { giveNonceToDialogs } from './style-nonce.ts';
import { firstLanguage, loadText } from './text/text.tsx';

const patienceMs = 500;

// After an update the parts of the page that is open are gone: the new page has others.
addEventListener('vite:preloadError', () => location.reload());

giveNonceToDialogs();
void begin();

/**
 * Draws the console at once when its words, the session, the page that the URL asks for and what it shows first are
 * there, which are fetched side by side; what takes longer, the console itself says. No `await` of the module: pages
 * import it and would wait.
 */
async function begin(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no place for the console');
  const shown = beginSession().then(begun => begun && readPageAhead(begun.may));
  const page = fetchPage();
  const first = await loadText(firstLanguage());
  await Promise.race([Promise.all([shown, page]), new Promise(done => setTimeout(done, patienceMs))]);
  createRoot(place).render(<App first={first} />);
}
