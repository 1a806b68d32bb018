// Where the console begins: its words, its look, and the page that the URL asks for.

import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.ts';
import { App } from './app.tsx';
import './look/look.css';
import { router } from './router.tsx';
import { readSession } from './session/session-api.ts';
import { giveNonceToDialogs } from './style-nonce.ts';
import { firstLanguage, loadText } from './text/text.tsx';

// After an update the parts of the page that is open are gone: the new page has others.
addEventListener('vite:preloadError', () => location.reload());

giveNonceToDialogs();
const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the console');
// The words, the session and the page that the URL asks for are fetched side by side.
void queries.prefetchQuery({ queryKey: ['session'], queryFn: readSession });
void router.load();
const first = await loadText(firstLanguage());
createRoot(place).render(<App first={first} />);
