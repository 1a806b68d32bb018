// Which of a list are shown: open, ended, all.

import { Link } from '@tanstack/react-router';
import { useText } from '../../text/text.tsx';
import styles from './needs.module.css';
import { choices, type Shown } from './shown.ts';

/** The three choices, as links. */
export function StateFilter({ to, state }: { to: '/needs/doubts' | '/needs/requests'; state: Shown }) {
  const { t } = useText();
  return (
    <nav className={styles.filter} aria-label={t('needs.show')}>
      {choices.map(one => (
        <Link
          key={one}
          to={to}
          search={{ state: one }}
          className={styles.choice ?? ''}
          aria-current={one === state || undefined}
        >
          {t(`needs.show.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
