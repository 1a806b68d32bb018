// Each class of messages: whether free words may go, else whether a template may, else why neither; the rule is a link.

import { Link } from '@tanstack/react-router';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useText } from '../../../text/text.tsx';
import { classNames, classWord, reasonWord } from '../../decision/words-of.ts';
import styles from '../card.module.css';
import { decidingReason, type Possible, type Verdict } from '../words.ts';

type OneClass = Possible['classes'][number];

/** The classes, one a line. */
export function MayBeSaid({ of }: { of: readonly OneClass[] }) {
  return (
    <ul className={styles.classes}>
      {of
        .toSorted((one, other) => classNames.indexOf(one.class) - classNames.indexOf(other.class))
        .map(one => (
          <li key={`${one.class} ${one.purpose}`}>
            <Class of={one} />
          </li>
        ))}
    </ul>
  );
}

function Class({ of }: { of: OneClass }) {
  const text = useText();
  const { t } = text;
  const best = bestOf(of);
  const word = classWord(of.class);
  const reason = decidingReason(best.verdict);
  const said = reason === undefined ? undefined : reasonWord(reason.code);
  const state = best.verdict.outcome;
  return (
    <>
      <p className={styles.class}>
        <span>
          {word === undefined ? of.class : t(word)}
          {of.purpose_title !== null && <span className={styles.purpose}>{of.purpose_title}</span>}
        </span>
        <StateMark state={state} word={t(state === 'allow' ? `inbox.may.${best.by}` : `state.${state}`)} />
      </p>
      {state !== 'allow' && reason !== undefined && (
        <p className={styles.why}>
          <Link to="/rules/$rule" params={{ rule: reason.rule }} target="_blank" title={reason.words}>
            {said === undefined ? reason.code : t(said)}
          </Link>
          {best.verdict.until !== null && ` · ${text.soon(best.verdict.until)}`}
        </p>
      )}
    </>
  );
}

const order = ['allow', 'defer', 'deny'];

/** What is nearest to being allowed; free words before a template, where the class has templates. */
function bestOf({ text, template }: OneClass): { by: 'text' | 'template'; verdict: Verdict } {
  if (template === null || order.indexOf(text.outcome) <= order.indexOf(template.outcome))
    return { by: 'text', verdict: text };
  return { by: 'template', verdict: template };
}
