// What the person agreed to, since when, and by which act; the entry in the ledger is a link away.

import { useActWord } from '../../../parts/act-word.ts';
import { Instant } from '../../../parts/instant.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useText } from '../../../text/text.tsx';
import { ConsentMark } from '../../people/consents.tsx';
import styles from '../card.module.css';
import type { Possible } from '../words.ts';

/** The consents, one a line; without any it says so. */
export function Agreed({ of }: { of: Possible['consents'] }) {
  const { t } = useText();
  const actWord = useActWord();
  if (of.length === 0) return <StateMark state="none" word={t('inbox.consents.none')} />;
  return (
    <ul className={styles.classes}>
      {of.map(one => (
        <li key={`${one.purpose} ${one.channel}`}>
          <p className={styles.class}>
            <span>{one.purpose_title}</span>
            <ConsentMark status={one.status} />
          </p>
          <p className={styles.why}>
            <Instant at={one.since} /> · {one.act === null ? t('word.unknown') : actWord(one.act)} · {one.grade}
          </p>
        </li>
      ))}
    </ul>
  );
}
