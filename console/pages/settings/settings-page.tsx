// Settings: numbers, purposes, rules, registries, keys, webhooks, brands. Each part has its URL.

import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../text/text.tsx';

/** The page around the parts. */
export function SettingsPage() {
  const { t } = useText();
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
      </Tabs>
      <Outlet />
    </Page>
  );
}
