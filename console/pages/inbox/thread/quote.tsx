// What a message answers: the one that the person tapped a button of, quoted, or reacted to, in a line or two above it.

import { useText } from '../../../text/text.tsx';
import { mediaOf } from '../list/conversation-row.tsx';
import { useWordsOfTemplate } from '../template/sent-template.tsx';
import styles from '../thread.module.css';
import type { Message } from '../words.ts';

type Quoted = NonNullable<Message['quoted']>;

/** The quoted message, by its words. */
export function Quote({ of }: { of: Quoted }) {
  const { t } = useText();
  return (
    <blockquote className={styles.quote}>
      <p className={styles.quotedBy}>{t(of.direction === 'in' ? 'inbox.quoted.in' : 'inbox.quoted.out')}</p>
      <Words of={of} />
    </blockquote>
  );
}

function Words({ of: { content } }: { of: Quoted }) {
  const { t } = useText();
  const wordsOf = useWordsOfTemplate();
  if (content === null) return <p className="quiet">{t('messages.gone')}</p>;
  const { text, template, media } = content;
  const words = text ?? (template === null ? null : wordsOf(template));
  const file = media === null ? null : (media.filename ?? t(`media.${mediaOf(media.kind)}`));
  return (
    <p className={styles.quoted} dir="auto">
      {words ?? file ?? t('inbox.said.hidden')}
    </p>
  );
}
