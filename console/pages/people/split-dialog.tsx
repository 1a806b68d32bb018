// Staff say that somebody is two, or that a merge was a mistake: what goes, what becomes stricter, why, and then the act.

import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Answer, Body } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Reading } from '../../parts/reading.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { Compared } from './compared.tsx';
import { Why } from './merge-dialog.tsx';
import styles from './people.module.css';

type Person = Answer<'readContact'>;
type Going = Body<'previewSplit'>;

const reasonMin = 2;
const touched = ['readContact', 'readTimeline', 'searchContacts', 'readContactMessages'] as const;

/** The dialog for numbers and ids that are another person’s. */
export function SplitDialog({ of, close }: { of: Person; close(): void }) {
  const { t } = useText();
  const [chosen, setChosen] = useState<string[]>([]);
  const identities = of.identities.filter(one => chosen.includes(one.value));
  const isSome = identities.length > 0 && identities.length < of.identities.length;
  return (
    <Modal
      opened
      onClose={close}
      title={t('split.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <div className={styles.form}>
        <Checkbox.Group label={t('split.which')} description={t('split.which.how')} value={chosen} onChange={setChosen}>
          <div className={styles.choices}>
            {of.identities.map(one => (
              <Checkbox
                key={one.value}
                value={one.value}
                label={
                  <>
                    {t(`identity.${one.kind}`)}{' '}
                    <bdi dir="ltr">{one.kind === 'phone' ? `+${one.value}` : one.value}</bdi>
                  </>
                }
              />
            ))}
          </div>
        </Checkbox.Group>
        {isSome && <Split key={chosen.join()} of={of.id} going={{ identities }} close={close} />}
      </div>
    </Modal>
  );
}

/** The act that takes a merge back, beside the merge in the timeline. */
export function UndoMerge({ of, merge }: { of: string; merge: string }) {
  const { t } = useText();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (!may('contacts:write')) return null;
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {t('split.undo')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('split.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('act.close') }}
      >
        <Split of={of} going={{ merge_id: merge }} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Split({ of, going, close }: { of: string; going: Going; close(): void }) {
  const { t } = useText();
  const read = useRead('previewSplit', { params: { id: of }, body: going });
  const act = useAct('splitContact', touched);
  const form = useForm({ reason: '' }, async ({ reason }) => {
    await act.mutateAsync({ params: { id: of }, body: { ...going, reason } });
    close();
  });
  return (
    <Reading of={read}>
      {({ before, stays, goes, undoes_merge: isUndo }) => (
        <form className={styles.form} onSubmit={form.submit}>
          <Compared
            caption={t('split.title')}
            before={[{ title: t('split.before'), state: before }]}
            after={[
              { title: t('split.stays'), state: stays },
              { title: t('split.goes'), state: goes },
            ]}
          />
          <Why {...form.field('reason')} />
          <p className={styles.consequence}>
            {t('split.then')} {isUndo && t('split.back')}
          </p>
          <Refusal error={form.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={form.isBusy} disabled={(form.values.reason ?? '').trim().length < reasonMin}>
              {t('split.act')}
            </Button>
          </Group>
        </form>
      )}
    </Reading>
  );
}
