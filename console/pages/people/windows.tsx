// The service window of WhatsApp: whether a reply may go now, and until when.

import type { Answer } from '../../api/call.ts';
import { useNow } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';

const windowMs = 24 * 3_600_000;

/** The windows, one for each number that the person wrote to. */
export function Windows({ of }: { of: Answer<'readContact'>['windows'] }) {
  const text = useText();
  const now = useNow();
  if (of.length === 0) return <p className={styles.plain}>{text.t('person.window.never')}</p>;
  return (
    <ul className={styles.list}>
      {of.map(one => {
        const closesAt = new Date(Date.parse(one.last_inbound) + windowMs).toISOString();
        const isOpen = Date.parse(closesAt) > now;
        const when = text.relative(closesAt, now);
        return (
          <li key={one.sender_id} title={text.exact(closesAt)}>
            <StateMark
              state={isOpen ? 'allow' : 'none'}
              word={text.t(isOpen ? 'person.window.open' : 'person.window.closed', { when })}
            />
          </li>
        );
      })}
    </ul>
  );
}
