// What waits for a person now, in numbers that open their lists. What the role may not read is not shown.

import { Link, type LinkProps } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import type { Key } from '../../text/keys.ts';
import { useText } from '../../text/text.tsx';
import styles from './home.module.css';

type Waiting = {
  readonly word: Key;
  readonly count: number;
  readonly overdue: number;
  readonly to: NonNullable<LinkProps['to']>;
};

const everyMs = 30_000;

/** The section; it is read again every half minute. */
export function NeedsNow() {
  const { t, number } = useText();
  const read = useRead('readNeeds', {}, { everyMs });
  return (
    <Section title={t('home.needs')}>
      <Reading of={read}>
        {needs => {
          const all = waitingIn(needs);
          return all.every(one => one.count === 0) ? (
            <StateMark state="allow" word={t('home.needs.nothing')} />
          ) : (
            <ul className={styles.needs}>
              {all.map(one => (
                <li key={one.word}>
                  <Link to={one.to}>
                    <strong>{number(one.count)}</strong> <span>{t(one.word)}</span>
                  </Link>
                  {one.overdue > 0 && <StateMark state="deny" word={t('home.needs.overdue', { count: one.overdue })} />}
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </Section>
  );
}

function waitingIn(needs: Answer<'readNeeds'>): Waiting[] {
  const { doubts, requests, webhooks_not_understood: unclear, deliveries_failing: failing } = needs;
  const { numbers_changed_hands: changed } = needs;
  return [
    ...(doubts === null
      ? []
      : [{ word: 'needs.doubts', count: doubts.open, overdue: doubts.overdue, to: '/needs/doubts' } as const]),
    ...(requests === null
      ? []
      : [{ word: 'needs.requests', count: requests.open, overdue: requests.overdue, to: '/needs/requests' } as const]),
    ...(unclear === null ? [] : [{ word: 'needs.unclear', count: unclear, overdue: 0, to: '/needs/unclear' } as const]),
    ...(failing === null
      ? []
      : [{ word: 'home.needs.failing', count: failing, overdue: 0, to: '/needs/deliveries' } as const]),
    ...(changed === null
      ? []
      : [{ word: 'needs.changed', count: changed, overdue: 0, to: '/needs/changed-hands' } as const]),
    { word: 'home.needs.blocked', count: needs.senders_blocked, overdue: 0, to: '/settings/senders' },
  ];
}
