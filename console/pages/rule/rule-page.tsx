// A rule as the reference explains it: what it says, its sources, its values by country, its cases. In English, as the
// law's names are.

import { pages } from 'virtual:rule-pages';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { NothingHere } from '../../shell/nothing-here.tsx';
import styles from './rule-page.module.css';

/** The page of the rule that the URL names. */
export function RulePage() {
  const { rule } = useParams({ strict: false });
  const load = pages[rule ?? ''];
  const read = useQuery({
    queryKey: ['rule-page', rule],
    queryFn: async () => (await load?.()) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (load === undefined) return <NothingHere />;
  return (
    <Reading of={read}>
      {page =>
        page && (
          <Page title={page.title} narrow>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: pages of our own repository, drawn at build */}
            <div lang="en" dir="ltr" className={styles.text} dangerouslySetInnerHTML={{ __html: page.html }} />
          </Page>
        )
      }
    </Reading>
  );
}
