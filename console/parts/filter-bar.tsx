// The filters above a list, each of which is in the URL as soon as it is chosen.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useZone } from '../session/session.tsx';
import { useText } from '../text/text.tsx';
import styles from './filter-bar.module.css';

type FilterBarProps = { isFiltered: boolean; clear(): void; children: ReactNode };

/** The fields, in which zone their times are, and the act that takes all of them away. */
export function FilterBar({ isFiltered, clear, children }: FilterBarProps) {
  const { t } = useText();
  return (
    <form className={styles.filters} aria-label={t('decisions.filters')} onSubmit={event => event.preventDefault()}>
      {children}
      {isFiltered && (
        <Button variant="default" onClick={clear}>
          {t('decisions.clear')}
        </Button>
      )}
      <p className={`quiet ${styles.zone}`}>{t('filter.times', { zone: useZone() })}</p>
    </form>
  );
}
