// A number without a conversation: whoever may write can begin one. What may be said there the gate decides as always.

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../api/queries.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';

/** The words in the place of a list, and the act. */
export function StartConversation({ number, started }: { number: string; started(): void }) {
  const { t } = useText();
  const may = useMay();
  const navigate = useNavigate();
  const open = useAct('openConversation', ['searchConversations']);
  const start = async () => {
    const { id } = await open.mutateAsync({ body: { contact: { phone: number } } });
    started();
    await navigate({ to: '/inbox/$id', params: { id } });
  };
  return (
    <div className={styles.emptyList} role="status">
      <h2>{t('inbox.find.nobody')}</h2>
      {may('conversations:write') && (
        <>
          <p>{t('inbox.start.how')}</p>
          <Button variant="default" loading={open.isPending} onClick={() => void start().catch(() => undefined)}>
            {t('inbox.start')}
          </Button>
          <Refusal error={open.error} />
        </>
      )}
    </div>
  );
}
