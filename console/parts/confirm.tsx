// The last look before an act that matters: its consequence in words above a button that says the act.

import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import { Refusal } from './trouble.tsx';

type ConfirmProps = {
  opened: boolean;
  title: string;
  act: string;
  isBusy: boolean;
  error: unknown;
  close(): void;
  confirm(): void;
  children: ReactNode;
};

/** The question; `children` say what will happen. */
export function Confirm({ opened, title, act, isBusy, error, close, confirm, children }: ConfirmProps) {
  const { t } = useText();
  return (
    <Modal opened={opened} onClose={close} title={title} centered closeButtonProps={{ 'aria-label': t('act.close') }}>
      <Stack gap="md">
        <div>{children}</div>
        <Refusal error={error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('act.cancel')}
          </Button>
          <Button loading={isBusy} onClick={confirm}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
