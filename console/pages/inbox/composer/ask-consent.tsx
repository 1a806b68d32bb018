// Asking for consent in the conversation, once: what will be sent and that it is not repeated, then the act.

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../../api/queries.ts';
import { Confirm } from '../../../parts/confirm.tsx';
import { useText } from '../../../text/text.tsx';
import type { Conversation } from '../words.ts';

/** The button and the last look before it. */
export function AskConsent({ of, purpose, title }: { of: Conversation; purpose: string; title: string }) {
  const { t } = useText();
  const [isOpen, open] = useState(false);
  const ask = useAct('askForConsent', [
    'readConversationMessages',
    'readPossible',
    'checkDraft',
    'searchConversations',
    'readConversation',
  ]);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t('inbox.ask')}
      </Button>
      <Confirm
        opened={isOpen}
        title={t('inbox.ask.title')}
        act={t('inbox.ask.act')}
        isBusy={ask.isPending}
        error={ask.error}
        close={() => open(false)}
        confirm={() => ask.mutate({ params: { id: of.id }, body: { purpose } }, { onSuccess: () => open(false) })}
      >
        <p>
          {t('inbox.ask.what')} <strong>{title}</strong>
        </p>
        <p>{t('inbox.ask.once')}</p>
      </Confirm>
    </>
  );
}
