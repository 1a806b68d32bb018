// Nobody was found. With a number, whoever may write can begin a conversation; what may be said there the gate decides.

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../../api/queries.ts';
import { Refusal } from '../../../parts/trouble.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';
import { isNumber } from '../shown.ts';

/** The words in the place of a list, and the act. */
export function StartConversation({ sought, started }: { sought: string; started(): void }) {
  const { t } = useText();
  const may = useMay();
  const navigate = useNavigate();
  const open = useAct('beginConversation', ['searchConversations']);
  const start = async () => {
    const { id } = await open.mutateAsync({ body: { contact: { phone: sought } } });
    started();
    await navigate({ to: '/inbox/$id', params: { id } });
  };
  return (
    <div className={styles.emptyList} role="status">
      <h2>{t('inbox.find.nobody')}</h2>
      {isNumber(sought) && may('conversations:write') && (
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
