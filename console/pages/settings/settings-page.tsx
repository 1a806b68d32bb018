// Settings: numbers, purposes, rules, registries, keys, webhooks, brands, the team, one’s own account. Each part has its URL.

import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';

/** The page around the parts. */
export function SettingsPage() {
  const { t } = useText();
  const { business } = useSession();
  return (
    <Page title={t('settings.title')}>
      <Tabs name={t('settings.title')}>
        <Link to="/settings/senders">{t('settings.senders')}</Link>
        <Link to="/settings/purposes">{t('settings.purposes')}</Link>
        <Link to="/settings/rules">{t('settings.rules')}</Link>
        <Link to="/settings/registries">{t('settings.registries')}</Link>
        <Link to="/settings/profile">{t('settings.profile')}</Link>
        <Link to="/settings/keys">{t('settings.keys')}</Link>
        <Link to="/settings/webhooks">{t('settings.webhooks')}</Link>
        {business?.scopes.includes('team:read') === true && <Link to="/settings/team">{t('settings.team')}</Link>}
        <Link to="/settings/account">{t('settings.account')}</Link>
      </Tabs>
      <Outlet />
    </Page>
  );
}
