// The first page: what needs a person now, how the numbers stand, and what happened lately. A new business sees first
// what is left to set up.

import { useRead } from '../../api/queries.ts';
import { Page } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { AccountHealth } from './account-health.tsx';
import { Figures } from './figures.tsx';
import { NeedsNow } from './needs-now.tsx';
import { SetUpList } from './set-up-list.tsx';

const everyMs = 60_000;

/** The page; each part is read by itself, so that one that fails leaves the others. */
export function HomePage() {
  const { t } = useText();
  const { business } = useSession();
  const account = useRead('readAccount', {}, { everyMs });
  return (
    <Page title={t('home.title')}>
      {account.data !== undefined && <SetUpList account={account.data} />}
      <NeedsNow />
      <Reading of={account}>{data => <AccountHealth of={data} />}</Reading>
      {business?.scopes.includes('decisions:read') === true && <Figures />}
    </Page>
  );
}
