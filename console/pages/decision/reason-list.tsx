// The reasons of a decision as a person reads them: what, why, what is possible instead, and the rule one click away.

import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { Instant } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './decision.module.css';
import { insteadOf } from './instead.ts';
import { reasonWord } from './words-of.ts';

type Reason = Answer<'readDecision'>['reasons'][number];

/** The reasons, those that decided first. */
export function ReasonList({ of }: { of: readonly Reason[] }) {
  return (
    <ol className={styles.reasons}>
      {of.map(reason => (
        <li key={`${reason.rule} ${reason.code}`}>
          <OneReason of={reason} />
        </li>
      ))}
    </ol>
  );
}

function OneReason({ of }: { of: Reason }) {
  const { t } = useText();
  const word = reasonWord(of.code);
  const instead = insteadOf(of.code);
  return (
    <>
      <h3>
        <StateMark state={of.effect} word={word === undefined ? of.code : t(word)} />
      </h3>
      <p lang="en">{of.words}</p>
      {of.until !== undefined && (
        <p>
          {t('decision.until')} <Instant at={of.until} exact />
        </p>
      )}
      {instead !== 'nothing' && (
        <p>
          <strong>{t('decision.instead')}:</strong> {t(`instead.${instead}`)}
        </p>
      )}
      <p className={styles.law}>
        <Link to="/rules/$rule" params={{ rule: of.rule }}>
          {t('decision.rule')} <code>{of.rule}</code>
        </Link>
        {of.sources.map(source => (
          <span key={source.title} lang="en">
            {source.url === undefined ? (
              source.title
            ) : (
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            )}
          </span>
        ))}
        <code className="quiet">{of.code}</code>
      </p>
    </>
  );
}
