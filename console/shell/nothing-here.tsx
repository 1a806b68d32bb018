// The page for an address that leads nowhere.

import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { useText } from '../text/text.tsx';

/** Says that there is no such page, and where to go on. */
export function NothingHere() {
  const { t } = useText();
  return (
    <Page title={t('trouble.nowhere')} lead={t('trouble.nowhere.do')}>
      <p>
        <Link to="/">{t('trouble.nowhere.home')}</Link>
      </p>
    </Page>
  );
}
