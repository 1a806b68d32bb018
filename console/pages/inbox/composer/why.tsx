// A verdict in words: the outcome, the reason, the rule one click away, and until when it waits.

import { Link } from '@tanstack/react-router';
import { Instant } from '../../../parts/instant.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useText } from '../../../text/text.tsx';
import { reasonWord } from '../../decision/words-of.ts';
import styles from '../composer.module.css';
import { decidingReason, type Verdict } from '../words.ts';

/** The words of a verdict. */
export function Why({ of }: { of: Pick<Verdict, 'outcome' | 'until' | 'reasons'> }) {
  const { t, known } = useText();
  const reason = decidingReason(of);
  const word = reason === undefined ? undefined : reasonWord(reason.code);
  const meaning = reason === undefined ? undefined : known(`meaning.${reason.code}`);
  return (
    <>
      <p className={styles.why}>
        <StateMark state={of.outcome} word={t(`inbox.verdict.${of.outcome}`)} />
        {reason !== undefined && (
          <>
            <span>{word === undefined ? reason.code : t(word)}</span>
            <Link to="/rules/$rule" params={{ rule: reason.rule }} target="_blank" title={reason.words}>
              {t('decision.rule')} <code>{reason.rule}</code>
            </Link>
          </>
        )}
      </p>
      {of.outcome !== 'allow' && meaning !== undefined && <p>{meaning}</p>}
      {of.outcome === 'defer' && of.until !== null && (
        <p>
          {t('decision.until')} <Instant at={of.until} exact />
        </p>
      )}
    </>
  );
}
