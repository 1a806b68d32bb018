// One message: what was written or sent along, when, by whom, and what became of it; a failure in Meta's words.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAct } from '../../../api/queries.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { Tappable } from '../../../parts/tappable.tsx';
import { Refusal } from '../../../parts/trouble.tsx';
import { useTeam } from '../../../session/by-whom.ts';
import { useMay, useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { Delivery } from '../../people/delivery.tsx';
import { Gone } from '../../people/gone.tsx';
import { SentTemplate } from '../template/sent-template.tsx';
import styles from '../thread.module.css';
import type { Message } from '../words.ts';
import { MediaOf } from './media.tsx';
import { Quote } from './quote.tsx';

/** The bubble: the person's at the beginning of the line, ours at its end. */
export function MessageBubble({ of }: { of: Message }) {
  const { t } = useText();
  return (
    <article className={styles.bubble} data-direction={of.direction} aria-label={t(`message.${of.direction}`)}>
      {of.quoted !== null && <Quote of={of.quoted} />}
      <Content of={of} />
      <Foot of={of} />
      {of.error !== null && (
        <p className={styles.failure}>
          {t('message.error')} {of.error.code}: <span lang="en">{of.error.words}</span>
        </p>
      )}
      {of.crossed !== null && <p className={styles.failure}>{t('message.crossed.yes')}</p>}
      <Waiting of={of} />
    </article>
  );
}

function Content({ of }: { of: Message }) {
  if (of.content === null) return <Gone afterDays={of.content_deleted_after_days} />;
  const { text, buttons, list, template, media } = of.content;
  const file = media !== null && <MediaOf message={of.id} media={media} />;
  return (
    <>
      {template === null && file}
      {template !== null && <SentTemplate of={template} file={file} />}
      {text !== null && (
        <p className={styles.words} dir="auto">
          {text}
        </p>
      )}
      {text === null && template === null && media === null && <p className="quiet">{of.kind}</p>}
      <Tappable buttons={buttons} list={list} />
    </>
  );
}

function Foot({ of }: { of: Message }) {
  const text = useText();
  const { session } = useSession();
  const team = useTeam();
  const by = of.sent_by === session.user?.id ? text.t('inbox.me') : team.get(of.sent_by ?? '');
  return (
    <p className={styles.foot}>
      {by !== undefined && <span>{by}</span>}
      <time dateTime={of.at} title={text.exact(of.at)}>
        {text.clock(of.at)}
      </time>
      {of.direction === 'out' && !waits(of) && <Delivery of={of} />}
      {of.decision_id !== null && (
        <Link to="/decisions/$id" params={{ id: of.decision_id }}>
          {text.t('timeline.why')}
        </Link>
      )}
    </p>
  );
}

const waits = ({ state, due }: Message) => state === 'queued' && due !== null;

/** A message that waits for its time can be taken back until it is handed over. */
function Waiting({ of }: { of: Message }) {
  const text = useText();
  const may = useMay();
  const takeBack = useAct('takeBackMessage', ['readConversationMessages', 'searchConversations']);
  if (!waits(of) || of.due === null) return null;
  return (
    <p className={styles.waits} title={text.exact(of.due)}>
      <StateMark state="defer" word={text.t('inbox.goes', { when: text.soon(of.due) })} />
      {may('messages:send') && (
        <Button
          size="compact-xs"
          variant="default"
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate({ params: { id: of.id } })}
        >
          {text.t('inbox.take-back')}
        </Button>
      )}
      <Refusal error={takeBack.error} />
    </p>
  );
}
