// The decision asked again on the facts as they were: by its own rules, which must say the same, and by today's.

import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './decision.module.css';
import { ReasonList } from './reason-list.tsx';

/** What came out, in words; the reasons of today only where they differ. */
export function Replay({ of }: { of: string }) {
  const { t } = useText();
  const read = useQuery({
    queryKey: ['replayDecision', of],
    queryFn: ({ signal }) => call('replayDecision', { params: { id: of } }, signal),
  });
  return (
    <Section title={t('decision.replay')}>
      <Reading of={read}>
        {replayed => (
          <>
            <p className={styles.line}>
              {replayed.replayed === null ? (
                <StateMark state="none" word={t('decision.replay.gone')} />
              ) : replayed.same ? (
                <StateMark state="allow" word={t('decision.replay.same')} />
              ) : (
                <StateMark state="deny" word={t('decision.replay.other')} />
              )}
            </p>
            <p className={styles.line}>
              {t('decision.today')}: <StateMark state={replayed.today.outcome} />
            </p>
            {!replayed.same_today && <ReasonList of={replayed.today.reasons} />}
          </>
        )}
      </Reading>
    </Section>
  );
}
