// What waits for a person: possible stops, requests, updates that were not understood, deliveries that fail. Each kind has
// its list and its URL.

import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../text/text.tsx';

/** The page around the lists. */
export function NeedsPage() {
  const { t } = useText();
  return (
    <Page title={t('needs.title')}>
      <Tabs name={t('needs.title')}>
        <Link to="/needs/doubts">{t('needs.doubts')}</Link>
        <Link to="/needs/requests">{t('needs.requests')}</Link>
        <Link to="/needs/unclear">{t('needs.unclear')}</Link>
        <Link to="/needs/deliveries">{t('needs.deliveries')}</Link>
      </Tabs>
      <Outlet />
    </Page>
  );
}
