// What stands around every page: the theme, the direction of writing, the words, what was read, the session, the router.

import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { queries } from './api/queries.ts';
import { resolveVariables, theme } from './look/theme.ts';
import { Trouble } from './parts/trouble.tsx';
import { Waiting } from './parts/waiting.tsx';
import { router } from './router.tsx';
import { SessionProvider } from './session/session.tsx';
import { styleNonce } from './style-nonce.ts';
import { type Language, loadText, type Text, TextProvider } from './text/text.tsx';

/** The console. */
export function App({ first }: { first: Text }) {
  const [text, setText] = useState(first);
  const chosen = useMemo(
    () => ({ text, choose: (language: Language) => void loadText(language, true).then(setText) }),
    [text],
  );
  return (
    <DirectionProvider initialDirection={first.direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <TextProvider chosen={chosen}>
          <Written text={text}>
            <QueryClientProvider client={queries}>
              <SessionProvider waiting={<Waiting />} failed={(error, retry) => <Trouble error={error} retry={retry} />}>
                <RouterProvider router={router} />
              </SessionProvider>
            </QueryClientProvider>
          </Written>
        </TextProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** The page's own language and direction follow the words. */
function Written({ text, children }: { text: Text; children: ReactNode }) {
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = text.language;
    setDirection(text.direction);
  }, [text, setDirection]);
  return children;
}
