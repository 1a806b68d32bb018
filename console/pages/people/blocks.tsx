// What holds for the whole person, whatever they agreed to: stops, restriction, objection, a number that changed hands.

import type { ReactNode } from 'react';
import type { Answer } from '../../api/call.ts';
import { Instant } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { type Say, useText } from '../../text/text.tsx';
import styles from './people.module.css';

type State = Pick<Answer<'readContact'>, 'suppressions' | 'objected' | 'restricted' | 'identity_stale'>;
type Line = { readonly id: string; readonly word: string; readonly more?: ReactNode };

/** What blocks a person, a line for each. */
export function blockLines(t: Say, of: State): Line[] {
  return [
    ...of.suppressions.map(one => ({
      id: one.consent_event_id,
      word: t('person.suppressed', { scope: one.scope }),
      more: (
        <>
          <span lang="en">{one.reason}</span>, <Instant at={one.since} />
        </>
      ),
    })),
    ...(of.objected === 'none' ? [] : [{ id: 'objected', word: t(`person.objected.${of.objected}`) }]),
    ...(of.restricted ? [{ id: 'restricted', word: t('person.restricted') }] : []),
    ...(of.identity_stale ? [{ id: 'stale', word: t('person.stale') }] : []),
  ];
}

/** The blocks, one a line; without any it says so. */
export function Blocks({ of }: { of: State }) {
  const { t } = useText();
  const lines = blockLines(t, of);
  if (lines.length === 0) return <p className={styles.plain}>{t('person.blocks.none')}</p>;
  return (
    <ul className={styles.list}>
      {lines.map(line => (
        <li key={line.id}>
          <StateMark state="deny" word={line.word} /> <span className="quiet">{line.more}</span>
        </li>
      ))}
    </ul>
  );
}
