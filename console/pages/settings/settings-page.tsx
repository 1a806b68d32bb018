// Settings: numbers, purposes, rules, registries, keys, webhooks, brands, retention, the pause, the team, one’s own account. Each part
// has its URL, and each person sees the parts that their role opens.

import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';

const parts = [
  { to: '/settings/senders', word: 'settings.senders', scope: 'senders:read' },
  { to: '/settings/purposes', word: 'settings.purposes', scope: 'senders:read' },
  { to: '/settings/rules', word: 'settings.rules', scope: 'decisions:read' },
  { to: '/settings/values', word: 'rules.own', scope: 'policy:manage' },
  { to: '/settings/registries', word: 'settings.registries', scope: 'decisions:read' },
  { to: '/settings/profile', word: 'settings.profile', scope: 'decisions:read' },
  { to: '/settings/keys', word: 'settings.keys', scope: 'settings:read' },
  { to: '/settings/webhooks', word: 'settings.webhooks', scope: 'settings:read' },
  { to: '/settings/retention', word: 'settings.retention', scope: 'decisions:read' },
  { to: '/settings/pause', word: 'settings.pause', scope: 'sending:pause' },
  { to: '/settings/team', word: 'settings.team', scope: 'team:read' },
] as const;

/** The page around the parts. */
export function SettingsPage() {
  const { t } = useText();
  const may = useMay();
  return (
    <Page title={t('settings.title')}>
      <Tabs name={t('settings.title')}>
        {parts
          .filter(part => may(part.scope))
          .map(part => (
            <Link key={part.to} to={part.to}>
              {t(part.word)}
            </Link>
          ))}
        <Link to="/settings/account">{t('settings.account')}</Link>
      </Tabs>
      <Outlet />
    </Page>
  );
}
