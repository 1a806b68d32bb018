// Lines in the place of rows that are being read. They appear only when reading takes a moment.

import { Skeleton } from '@mantine/core';
import { useText } from '../text/text.tsx';
import styles from './waiting.module.css';

const widths = ['92%', '78%', '85%', '64%', '88%'];

/** As many lines as the place has, at most. */
export function Waiting({ lines = 5 }: { lines?: number }) {
  const { t } = useText();
  return (
    <div className={styles.waiting} role="status" aria-label={t('list.reading')}>
      {widths.slice(0, lines).map(width => (
        <Skeleton key={width} height={14} width={width} radius="sm" />
      ))}
    </div>
  );
}
