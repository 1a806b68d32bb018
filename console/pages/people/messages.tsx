// The messages of a person with what was written in them, newest first, for whoever may read that.

import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { Instant } from '../../parts/instant.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { Tappable } from '../../parts/tappable.tsx';
import { useText } from '../../text/text.tsx';
import { Delivery } from './delivery.tsx';
import { Gone } from './gone.tsx';
import styles from './people.module.css';
import { Why } from './telling.tsx';

type Message = Answer<'readContactMessages'>['items'][number];

/** The messages, a page at a time. */
export function Messages({ of }: { of: string }) {
  const { t } = useText();
  const read = useList('readContactMessages', { params: { id: of }, query: { limit: 20 } });
  return (
    <PagedList of={read} none={t('messages.none')}>
      {one => <OneMessage key={one.id} of={one} />}
    </PagedList>
  );
}

function OneMessage({ of }: { of: Message }) {
  const { t } = useText();
  return (
    <li className={styles.event}>
      <Instant at={of.at} />
      <div>
        <p className={styles.told}>
          <strong>{t(`message.${of.direction}`)}</strong>
          {of.direction === 'out' && <Delivery of={of} />}
          {of.decision_id !== null && <Why of={of.decision_id} />}
        </p>
        <Written of={of} />
        {of.error !== null && (
          <p>
            {t('message.error')} {of.error.code}: <span lang="en">{of.error.words}</span>
          </p>
        )}
        {of.crossed !== null && <p className="quiet">{t('message.crossed.yes')}</p>}
      </div>
    </li>
  );
}

function Written({ of: { content, kind, content_deleted_after_days: days } }: { of: Message }) {
  const { t } = useText();
  if (content === null) return <Gone afterDays={days} />;
  const { text, buttons, list, template, media } = content;
  return (
    <>
      {text !== null && (
        <blockquote className={styles.written} dir="auto">
          {text}
        </blockquote>
      )}
      {template !== null && (
        <p>
          {t('messages.template')} <code>{template.name}</code> ({template.language})
          {template.parameters.length > 0 && <bdi>: {template.parameters.join(' · ')}</bdi>}
        </p>
      )}
      {media !== null && (
        <p>
          {t('messages.media')} {media.filename ?? media.kind}
        </p>
      )}
      {text === null && template === null && media === null && <p className="quiet">{kind}</p>}
      <div className={styles.tappable}>
        <Tappable buttons={buttons} list={list} />
      </div>
    </>
  );
}
