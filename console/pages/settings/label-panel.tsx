// A label beside the list: another name, another colour, and the way out with the number of people who lose it.

import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { LabelFields } from './label-fields.tsx';
import styles from './settings.module.css';

type Label = Answer<'listLabels'>['items'][number];

const back = { to: '/settings/labels' } as const;
const touched = ['listLabels', 'searchConversations', 'readConversation', 'searchContacts', 'readContact'] as const;

/** The panel of the label that the URL names. */
export function LabelPanel() {
  const { id } = useParams({ from: '/settings/labels/$id' });
  const read = useRead('listLabels', {});
  const label = read.data?.items.find(one => one.id === id);
  if (label === undefined) return read.data === undefined && <Reading of={read}>{() => null}</Reading>;
  return (
    <SidePanel key={id} title={label.name} back={back}>
      <div className={styles.acts}>
        <Changing label={label} />
        <Removal label={label} look={() => void read.refetch()} />
      </div>
    </SidePanel>
  );
}

function Changing({ label }: { label: Label }) {
  const { t } = useText();
  const [colour, choose] = useState(label.colour);
  const change = useAct('changeLabel', touched);
  const form = useForm({ name: label.name }, ({ name }) =>
    change.mutateAsync({ params: { id: label.id }, body: { name, colour } }),
  );
  const isAsKept = form.values.name.trim() === label.name && colour === label.colour;
  return (
    <form className={styles.form} onSubmit={form.submit}>
      <LabelFields name={form.field('name')} colour={colour} choose={choose} />
      <Refusal error={form.error} />
      <Button type="submit" disabled={isAsKept} loading={form.isBusy}>
        {t('act.save')}
      </Button>
      <div role="status">{change.isSuccess && isAsKept && <StateMark state="allow" word={t('label.saved')} />}</div>
    </form>
  );
}

/** Who loses it is counted anew when it is asked. */
function Removal({ label, look }: { label: Label; look(): void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useAct('removeLabel', touched);
  const ask = () => {
    look();
    setAsked(true);
  };
  return (
    <div className={styles.form}>
      <Button variant="default" onClick={ask}>
        {t('label.remove')}
      </Button>
      <Confirm
        opened={isAsked}
        title={t('label.remove.title', { name: label.name })}
        act={t('label.remove')}
        isBusy={remove.isPending}
        error={remove.error}
        close={() => setAsked(false)}
        confirm={() => remove.mutate({ params: { id: label.id } }, { onSuccess: () => navigate(back) })}
      >
        {t('label.remove.then', { count: label.contacts })}
      </Confirm>
    </div>
  );
}
