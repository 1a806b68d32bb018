// To which purposes the person may be asked for consent in the conversation, once; and why not to the others.

import { Link } from '@tanstack/react-router';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { reasonWord } from '../../decision/words-of.ts';
import styles from '../card.module.css';
import { AskConsent } from '../composer/ask-consent.tsx';
import { type Conversation, decidingReason, type Possible } from '../words.ts';

type Ask = Possible['asks'][number];
const holding = new Set(['given', 'renewed']);

/** The purposes that the person has not agreed to. */
export function MayAsk({ of, possible }: { of: Conversation; possible: Possible }) {
  const may = useMay();
  const agreed = new Set(possible.consents.filter(one => holding.has(one.status)).map(one => one.purpose));
  const open = possible.asks.filter(one => !agreed.has(one.purpose));
  if (open.length === 0 || !may('consents:write')) return null;
  return (
    <ul className={styles.classes}>
      {open.map(one => (
        <li key={one.purpose}>
          <p>{one.title}</p>
          {one.outcome === 'allow' ? (
            <AskConsent of={of} purpose={one.purpose} title={one.title} />
          ) : (
            <NotNow of={one} />
          )}
        </li>
      ))}
    </ul>
  );
}

function NotNow({ of }: { of: Ask }) {
  const { t } = useText();
  const reason = decidingReason(of);
  if (reason === undefined) return null;
  const word = reasonWord(reason.code);
  return (
    <p className={styles.class}>
      <Link to="/rules/$rule" params={{ rule: reason.rule }} target="_blank" title={reason.words}>
        {word === undefined ? reason.code : t(word)}
      </Link>
      <StateMark state={of.outcome} word={t('inbox.ask.not')} />
    </p>
  );
}
