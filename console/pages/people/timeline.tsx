// All that happened between a person and the business, newest first: each in words, with its evidence and its reason.

import type { ReactNode } from 'react';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { Icon } from '../../parts/icon.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';
import { useTelling } from './telling.tsx';

type Item = Answer<'readTimeline'>['items'][number];

const parts = ['consents', 'identities', 'facts', 'messages', 'decisions', 'requests', 'doubts'] as const;

/** The timeline of a person. */
export function Timeline({ of }: { of: string }) {
  const { t } = useText();
  const read = useList('readTimeline', { params: { id: of }, query: { limit: 50 } });
  const leftOut = parts.filter(one => read.data?.pages[0]?.left_out.includes(one));
  const lead = leftOut.length > 0 && (
    <p className={styles.plain}>{t('timeline.left-out', { parts: leftOut.map(one => t(`part.${one}`)).join(', ') })}</p>
  );
  return (
    <PagedList of={read} none={t('person.history.none')} lead={lead}>
      {one => <OneItem key={one.id} of={one} person={of} />}
    </PagedList>
  );
}

function OneItem({ of, person }: { of: Item; person: string }) {
  const tell = useTelling(person);
  const { title, icon, facts, state, link } = tell(of);
  const said = facts.flatMap(([name, value]): [string, ReactNode][] =>
    value === null || value === undefined ? [] : [[name, value]],
  );
  return (
    <li className={styles.event} id={of.id}>
      <Instant at={of.at} />
      <div>
        <p className={styles.told}>
          <Icon name={icon} />
          <strong>{title}</strong>
          {state}
          {link}
        </p>
        {said.length > 0 && <Facts of={said} />}
      </div>
    </li>
  );
}
