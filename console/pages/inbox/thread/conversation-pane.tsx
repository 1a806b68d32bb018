// The conversation that the URL names: its head with the acts, the thread, the composer; and the person's card beside it.

import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useRead } from '../../../api/queries.ts';
import { Reading } from '../../../parts/reading.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { PersonCard } from '../card/person-card.tsx';
import { Composer } from '../composer/composer.tsx';
import styles from '../inbox.module.css';
import type { Conversation } from '../words.ts';
import { Thread } from './thread.tsx';
import { ThreadHead } from './thread-head.tsx';
import { useConversationKeys } from './use-conversation-keys.ts';
import { useMarkRead } from './use-mark-read.ts';

const route = getRouteApi('/inbox/$id');

/** The pane; on a phone it stands in the place of the list. */
export function ConversationPane() {
  const { id } = route.useParams();
  const { card = false } = route.useSearch();
  const navigate = useNavigate();
  const read = useRead('readConversation', { params: { id } });
  // While another one is read, the one before is no stand-in.
  const conversation = read.isPlaceholderData ? undefined : read.data;
  const now = conversation?.id ?? id;
  // When two records became one person, their conversations did too.
  useEffect(() => {
    if (now !== id) void navigate({ to: '/inbox/$id', params: { id: now }, search: true, replace: true });
  }, [now, id, navigate]);
  return (
    <>
      <section className={styles.conversation} data-card={card || undefined}>
        <Reading of={{ ...read, data: conversation }}>{found => <Parts key={found.id} of={found} />}</Reading>
      </section>
      <div className={styles.card} data-card={card || undefined}>
        {conversation !== undefined && <PersonCard of={conversation} />}
      </div>
    </>
  );
}

function Parts({ of }: { of: Conversation }) {
  const { t } = useText();
  const may = useMay();
  useMarkRead(of);
  useConversationKeys(of);
  return (
    <>
      <ThreadHead of={of} />
      {may('messages:content') ? (
        <Thread of={of} />
      ) : (
        <div className={styles.nothing}>
          <h2>{t('trouble.forbidden')}</h2>
          <p>{t('inbox.content.forbidden')}</p>
        </div>
      )}
      <Composer of={of} />
    </>
  );
}
