// What staff call a person: given, changed, or taken away, so that what WhatsApp says counts again.

import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';

type Person = Answer<'readContact'>;

const nameMax = 100;

/** The button, and the dialog that it opens. */
export function ChangeName({ of }: { of: Person }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(of.name === null ? 'name.give' : 'name.change')}
      </Button>
      {isOpen && <NameForm of={of} close={() => setOpen(false)} />}
    </>
  );
}

function NameForm({ of, close }: { of: Person; close(): void }) {
  const { t } = useText();
  const act = useAct('nameContact', ['readContact', 'readTimeline', 'searchContacts', 'searchDecisions']);
  const write = async (name: string | null) => {
    await act.mutateAsync({ params: { id: of.id }, body: { name } });
    close();
  };
  const form = useForm({ name: of.name ?? '' }, ({ name }) => write(name));
  const isGiven = of.names.some(one => one.source === 'staff');
  return (
    <Modal
      opened
      onClose={close}
      title={t(of.name === null ? 'name.give' : 'name.change')}
      centered
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <form className={styles.form} onSubmit={form.submit}>
        <TextInput
          label={t('fact.name')}
          description={t('name.how')}
          maxLength={nameMax}
          dir="auto"
          autoComplete="off"
          data-autofocus
          {...form.field('name')}
        />
        <Refusal error={form.error ?? act.error} />
        <Group justify="flex-end" gap="sm">
          {isGiven && (
            <Button variant="default" loading={act.isPending} onClick={() => void write(null).catch(() => undefined)}>
              {t('name.remove')}
            </Button>
          )}
          <Button type="submit" loading={form.isBusy}>
            {t('name.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
