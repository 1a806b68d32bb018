// Which conversations are shown: each view is a link with its count, and beside them the labels.

import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';
import { type Shown, views } from '../shown.ts';
import { useLabels } from '../words.ts';
import type { Listed } from './use-conversations.ts';

/** The views. */
export function Views({ shown, counts }: { shown: Shown; counts: Listed['counts'] }) {
  const { t, number } = useText();
  const { view: open = 'anyone', label } = shown;
  return (
    <>
      <nav className={styles.views} aria-label={t('inbox.views')}>
        {views.map(view => (
          <Link
            key={view}
            to="."
            search={{ ...(view === 'anyone' ? {} : { view }), ...(label === undefined ? {} : { label }) }}
            data-chosen={view === open || undefined}
            aria-current={view === open ? 'true' : undefined}
            activeProps={{}}
          >
            {t(`inbox.view.${view}`)} {counts !== null && <span className={styles.count}>{number(counts[view])}</span>}
          </Link>
        ))}
      </nav>
      <ByLabel shown={shown} />
    </>
  );
}

function ByLabel({ shown }: { shown: Shown }) {
  const { t } = useText();
  const navigate = useNavigate();
  const labels = useLabels();
  if (labels.length === 0) return null;
  const { label, ...others } = shown;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('inbox.label')}
      value={label ?? ''}
      data={[{ value: '', label: t('inbox.label.any') }, ...labels.map(one => ({ value: one.id, label: one.name }))]}
      onChange={event => {
        const { value } = event.currentTarget;
        void navigate({ to: '.', search: { ...others, ...(value === '' ? {} : { label: value }) } });
      }}
    />
  );
}
