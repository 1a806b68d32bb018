// A figure: a title that says its subject and unit, the chart, and the same numbers as a table.

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useText } from '../../text/text.tsx';
import styles from './home.module.css';

type FigureProps = { title: string; note?: string; isEmpty: boolean; table: ReactNode; children: ReactNode };

/** The chart, or its table when somebody asks for it. */
export function Figure({ title, note, isEmpty, table, children }: FigureProps) {
  const { t } = useText();
  const [isTable, setIsTable] = useState(false);
  return (
    <section className={styles.figure} aria-label={title}>
      <h3>{title}</h3>
      {note !== undefined && <p className="quiet">{note}</p>}
      {isEmpty ? <p className="quiet">{t('home.figures.nothing')}</p> : isTable ? table : children}
      {!isEmpty && (
        <Button
          size="compact-sm"
          variant="subtle"
          className="no-print"
          aria-label={`${t(isTable ? 'home.figures.chart' : 'home.figures.table')}: ${title}`}
          onClick={() => setIsTable(!isTable)}
        >
          {t(isTable ? 'home.figures.chart' : 'home.figures.table')}
        </Button>
      )}
    </section>
  );
}
