// The reasons of a decision as a person reads them: what, why, what to do, and the rule one click away.

import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { Instant } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './decision.module.css';
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
  const { t, known } = useText();
  const word = reasonWord(of.code);
  const todo = known(`todo.${of.code}`);
  return (
    <>
      <h3>
        <StateMark state={of.effect} word={word === undefined ? of.code : t(word)} />
      </h3>
      <Why of={of} />
      {of.until !== undefined && (
        <p>
          {t('decision.until')} <Instant at={of.until} exact />
        </p>
      )}
      {todo !== undefined && (
        <p>
          <strong>{t('decision.todo')}:</strong> {todo}
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

/** The rule's own sentence is English and names what it saw; other languages say first what the code means. */
function Why({ of }: { of: Reason }) {
  const { t, known, language } = useText();
  const meaning = language === 'en' ? undefined : known(`meaning.${of.code}`);
  if (meaning === undefined) return <p lang="en">{of.words}</p>;
  return (
    <>
      <p>{meaning}</p>
      <p className="quiet">
        {t('decision.words')}: <span lang="en">{of.words}</span>
      </p>
    </>
  );
}
