// What waits for a person: possible stops, requests, updates that were not understood, deliveries that fail, numbers
// that may have changed hands. Each kind has its list and its URL.

import { Link, Outlet } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';

/** The page around the lists. */
export function NeedsPage() {
  const { t } = useText();
  const may = useMay();
  return (
    <Page title={t('needs.title')}>
      <Tabs name={t('needs.title')}>
        <Link to="/needs/doubts">{t('needs.doubts')}</Link>
        <Link to="/needs/requests">{t('needs.requests')}</Link>
        <Link to="/needs/unclear">{t('needs.unclear')}</Link>
        <Link to="/needs/deliveries">{t('needs.deliveries')}</Link>
        {may('contacts:read') && <Link to="/needs/changed-hands">{t('needs.changed')}</Link>}
      </Tabs>
      <Outlet />
    </Page>
  );
}
