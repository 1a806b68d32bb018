// The frame of the console: who is not signed in signs in; for everybody else navigation beside the page, a way to skip
// it, a word when the connection is gone, and the shortcuts.

import { useNetwork } from '@mantine/hooks';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SignInPages } from '../pages/sign-in/sign-in-pages.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useSession } from '../session/session.tsx';
import { useText } from '../text/text.tsx';
import { Navigation } from './navigation.tsx';
import { PauseBanner } from './pause-banner.tsx';
import { isOpenPlace } from './places.ts';
import styles from './shell.module.css';
import { ShortcutHelp, useShortcuts } from './shortcuts.tsx';

/** The frame; the page that the URL asks for stands in it. */
export function Shell() {
  const { session } = useSession();
  const { pathname } = useLocation();
  if (isOpenPlace(pathname)) return <Outlet />;
  return session.user === null ? <SignInPages /> : <Frame />;
}

function Frame() {
  const { t } = useText();
  const [helps, setHelps] = useState(false);
  useFocusOnNavigation();
  useShortcuts(() => setHelps(true));
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('title')?.focus()}>
        {t('shell.skip')}
      </button>
      <Navigation help={() => setHelps(true)} />
      <main className={styles.main}>
        <OfflineBanner />
        <PauseBanner />
        <DemoBanner />
        <Outlet />
      </main>
      <ShortcutHelp opened={helps} close={() => setHelps(false)} />
    </div>
  );
}

/**
 * On another page the title takes the focus; a panel beside a list takes it by itself, and so does the row of a long list
 * to which somebody comes back. How far the page is scrolled is the router's.
 */
function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        const isInPage = document.activeElement?.closest('aside, nav [aria-current], [data-index]') !== null;
        if (fromLocation === undefined || !pathChanged || isInPage) return;
        document.getElementById('title')?.focus({ preventScroll: true });
      }),
    [router],
  );
}

function OfflineBanner() {
  const { t } = useText();
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <StateMark state="defer" word={t('shell.offline')} />
        </p>
      )}
    </div>
  );
}

function DemoBanner() {
  const { t } = useText();
  const { session } = useSession();
  return session.demo ? <p className={`${styles.banner} no-print`}>{t('shell.demo')}</p> : null;
}
