// The templates of a number, read from Meta by one button.

import { Button } from '@mantine/core';
import { useAct } from '../../api/queries.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';

/** The button, and how many were read. */
export function SyncTemplates({ senderId }: { senderId: string }) {
  const { t } = useText();
  const act = useAct('syncTemplates', ['listTemplates', 'checkSender']);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: senderId } })}
      >
        {t('sender.sync')}
      </Button>
      <span role="status">{act.data === undefined ? null : ` ${t('sender.synced', { count: act.data.read })}`}</span>
      <Refusal error={act.error} />
    </>
  );
}
