// Settings: numbers, purposes, rules, registries, labels, keys, webhooks, brands, retention, the pause, the team, one’s own
// account. Each part has its URL, and each person sees the parts that their role opens.

import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Page } from '../../parts/page.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import styles from './parts.module.css';

const parts = [
  { to: '/settings/senders', word: 'settings.senders', scope: 'senders:read' },
  { to: '/settings/purposes', word: 'settings.purposes', scope: 'senders:read' },
  { to: '/settings/rules', word: 'settings.rules', scope: 'decisions:read' },
  { to: '/settings/values', word: 'rules.own', scope: 'policy:manage' },
  { to: '/settings/registries', word: 'settings.registries', scope: 'decisions:read' },
  { to: '/settings/profile', word: 'settings.profile', scope: 'decisions:read' },
  { to: '/settings/labels', word: 'settings.labels', scope: 'conversations:read' },
  { to: '/settings/keys', word: 'settings.keys', scope: 'settings:read' },
  { to: '/settings/webhooks', word: 'settings.webhooks', scope: 'settings:read' },
  { to: '/settings/retention', word: 'settings.retention', scope: 'decisions:read' },
  { to: '/settings/pause', word: 'settings.pause', scope: 'sending:pause' },
  { to: '/settings/team', word: 'settings.team', scope: 'team:read' },
] as const;

/** Brings the open part into sight, in a line that is longer than the window. */
function show(list: HTMLElement | null): void {
  list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The page around the parts: their list lies beside them, and above them in one line where there is no room. */
export function SettingsPage() {
  const { t } = useText();
  const may = useMay();
  const { pathname } = useLocation();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another place in the line
  useEffect(() => {
    const seen = new ResizeObserver(() => show(list.current));
    if (list.current !== null) seen.observe(list.current);
    return () => seen.disconnect();
  }, [pathname]);
  return (
    <Page title={t('settings.title')}>
      <div className={styles.parts}>
        <nav ref={list} className={`${styles.list} no-print`} aria-label={t('settings.title')}>
          {parts
            .filter(part => may(part.scope))
            .map(part => (
              <Link key={part.to} to={part.to}>
                {t(part.word)}
              </Link>
            ))}
          <Link to="/settings/account">{t('settings.account')}</Link>
        </nav>
        <div className={styles.part}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
