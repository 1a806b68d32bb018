// Staff say that two are one person: who the other is, what becomes stricter, why, and then the act.

import { Button, Group, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { Reading } from '../../parts/reading.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { Compared } from './compared.tsx';
import { filterOf } from './find-person.tsx';
import { Known } from './known.tsx';
import styles from './people.module.css';

type Person = Answer<'readContact'>;

const shownMax = 10;
const reasonMin = 2;
const reasonMax = 1_000;
const touched = ['readContact', 'readTimeline', 'searchContacts', 'readContactMessages'] as const;

/** The dialog; when it is done, whoever is left is opened. */
export function MergeDialog({ of, close }: { of: Person; close(): void }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [other, setOther] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      title={t('merge.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <div className={styles.form}>
        <Search
          find={said => {
            setOther(null);
            setWords(said);
          }}
        />
        {words !== '' && <Choice of={of} words={words} other={other} choose={setOther} />}
        {other !== null && <Merge key={other} of={of} other={other} close={close} />}
      </div>
    </Modal>
  );
}

function Search({ find }: { find(words: string): void }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find(typed.trim());
  };
  return (
    <form className={styles.find} onSubmit={submit}>
      <TextInput
        label={t('merge.find')}
        description={t('people.find.how')}
        autoComplete="off"
        dir="auto"
        data-autofocus
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('people.find.act')}
      </Button>
    </form>
  );
}

type ChoiceProps = { of: Person; words: string; other: string | null; choose(id: string): void };

function Choice({ of, words, other, choose }: ChoiceProps) {
  const { t } = useText();
  const read = useRead('searchContacts', { body: { filters: filterOf(words), limit: shownMax, count: false } });
  return (
    <Reading of={read}>
      {({ items }) => {
        const others = items.filter(one => one.id !== of.id);
        if (others.length === 0) return <p role="alert">{t('people.nobody')}</p>;
        return (
          <Radio.Group label={t('merge.choose')} value={other} onChange={choose}>
            <div className={styles.choices}>
              {others.map(one => (
                <Radio key={one.id} value={one.id} label={<Known of={one} />} />
              ))}
            </div>
          </Radio.Group>
        );
      }}
    </Reading>
  );
}

function Merge({ of, other, close }: { of: Person; other: string; close(): void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const read = useRead('previewMerge', { params: { id: of.id }, body: { with: other } });
  const act = useAct('mergeContacts', touched);
  const form = useForm({ reason: '' }, async ({ reason }) => {
    const { id } = await act.mutateAsync({ params: { id: of.id }, body: { with: other, reason } });
    close();
    await navigate({ to: '/people/$id', params: { id } });
  });
  return (
    <Reading of={read}>
      {({ before: [one, two], after }) => (
        <form className={styles.form} onSubmit={form.submit}>
          <Compared
            caption={t('merge.title')}
            before={[
              ...(one === undefined ? [] : [{ title: t('merge.this'), state: one }]),
              ...(two === undefined ? [] : [{ title: t('merge.other'), state: two }]),
            ]}
            after={[{ title: t('merge.after'), state: after }]}
          />
          <Why {...form.field('reason')} />
          <p className={styles.consequence}>{t('merge.then')}</p>
          <Refusal error={form.error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={form.isBusy} disabled={(form.values.reason ?? '').trim().length < reasonMin}>
              {t('merge.act')}
            </Button>
          </Group>
        </form>
      )}
    </Reading>
  );
}

/** The field for the reason of an act that stands on record. */
export function Why(field: Parameters<typeof Textarea>[0]) {
  const { t } = useText();
  return (
    <Textarea
      label={t('act.reason')}
      description={t('act.reason.how')}
      autosize
      minRows={2}
      minLength={reasonMin}
      maxLength={reasonMax}
      {...field}
    />
  );
}
