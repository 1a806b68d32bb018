// Sending is paused: it stands above every page, with who did it and why, for everybody who works here.

import { Link } from '@tanstack/react-router';
import { useRead } from '../api/queries.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useMay } from '../session/session.tsx';
import { useText } from '../text/text.tsx';
import styles from './shell.module.css';

const everyMs = 20_000;

/** Nothing while nothing is paused. */
export function PauseBanner() {
  const { t } = useText();
  const may = useMay();
  const { data } = useRead('readPause', may('messages:read') ? {} : null, { everyMs });
  const paused = data?.paused ?? null;
  return (
    <div role="status">
      {paused !== null && (
        <p className={`${styles.banner} ${styles.told}`}>
          <StateMark state="defer" word={t(`pause.banner.${paused.covers}`)} />
          <span className="quiet">{t('pause.banner.why', { by: paused.by, reason: paused.reason })}</span>
          {may('sending:pause') && <Link to="/settings/pause">{t('pause.banner.to')}</Link>}
        </p>
      )}
    </div>
  );
}
