// The filters above a list, each of which is in the URL as soon as it is chosen.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import styles from './filter-bar.module.css';

type FilterBarProps = { isFiltered: boolean; clear(): void; children: ReactNode };

/** The fields, and the act that takes all of them away. */
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
    </form>
  );
}
