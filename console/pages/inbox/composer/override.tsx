// A person's word that a text is no advertising although it reads like it. It needs a reason and goes on record under
// the name of whoever says so; only then is the message sent.

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';

export type Said = { readonly by: string; readonly reason: string };

const reasonMin = 2;
const reasonMax = 500;

/** The button and the form in a dialog. */
export function Override({ isBusy, say }: { isBusy: boolean; say(said: Said): void }) {
  const { t } = useText();
  const { session } = useSession();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  const by = session.user?.name ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say({ by, reason: reason.trim() });
    open(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t('inbox.override')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => open(false)}
        title={t('inbox.override.title')}
        centered
        closeButtonProps={{ 'aria-label': t('act.close') }}
      >
        <form onSubmit={submit}>
          <Stack gap="md">
            <div>{t('inbox.override.then', { name: by })}</div>
            <Textarea
              label={t('inbox.override.reason')}
              required
              autosize
              minRows={2}
              minLength={reasonMin}
              maxLength={reasonMax}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => open(false)}>
                {t('act.cancel')}
              </Button>
              <Button type="submit" loading={isBusy} disabled={reason.trim().length < reasonMin}>
                {t('inbox.override.act')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
