// The filters of the list of people, chosen together and shown by one act.

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { LabelMark } from '../inbox/label-mark.tsx';
import { blocks, channels, listed, type PeopleSearch, peopleSearchIn, statuses } from './filters.ts';
import { useLabels } from './labels.tsx';
import styles from './people.module.css';
import { usePurposeTitles } from './purpose-titles.ts';

type Draft = Readonly<Record<Exclude<keyof PeopleSearch, 'sort'>, string>>;
type Change = (name: keyof Draft, value: string) => void;

/** Whether anything narrows the list. */
export function isNarrowed({ sort: _, ...filters }: PeopleSearch): boolean {
  return Object.keys(filters).length > 0;
}

const empty: Draft = {
  ...{ purpose: '', channel: '', status: '', blocked: '', country: '', labels: '', active: '', quiet: '' },
};

/** The form; it is open where something narrows the list. */
export function FilterForm({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const navigate = useNavigate();
  const labels = useLabels();
  const [draft, setDraft] = useState<Draft>({ ...empty, ...search });
  const change: Change = (name, value) => setDraft(before => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/people', search: peopleSearchIn({ ...draft, sort: search.sort }) });
  };
  return (
    <details className={styles.filters} open={isNarrowed(search) || undefined}>
      <summary>{t('people.filter')}</summary>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.fields}>
          <ConsentFields draft={draft} change={change} />
          <OtherFields draft={draft} change={change} />
        </div>
        {draft.purpose !== '' && (
          <Words
            name={t('filter.status')}
            of={statuses}
            say={one => t(`status.${one}`)}
            chosen={draft.status}
            choose={words => change('status', words)}
          />
        )}
        <Words
          name={t('filter.blocked')}
          of={blocks}
          say={one => t(`block.${one}`)}
          chosen={draft.blocked}
          choose={words => change('blocked', words)}
        />
        {labels.length > 0 && (
          <Words
            name={t('inbox.labels')}
            of={labels.map(one => one.id)}
            say={id => <LabelMark of={labels.find(one => one.id === id) ?? { name: id, colour: 'gray' }} />}
            chosen={draft.labels}
            choose={words => change('labels', words)}
          />
        )}
        <p className={styles.plain}>{t('filter.zone', { zone: useZone() })}</p>
        <div className={styles.row}>
          <Button type="submit">{t('filter.apply')}</Button>
          {isNarrowed(search) && (
            <Link to="/people" search={{}}>
              {t('filter.clear')}
            </Link>
          )}
        </div>
      </form>
    </details>
  );
}

function ConsentFields({ draft, change }: { draft: Draft; change: Change }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  const purposes = new Map([...(draft.purpose === '' ? [] : [[draft.purpose, draft.purpose] as const]), ...titles]);
  return (
    <>
      <NativeSelect
        label={t('filter.purpose')}
        value={draft.purpose}
        data={[{ value: '', label: t('filter.any') }, ...[...purposes].map(([value, label]) => ({ value, label }))]}
        onChange={event => change('purpose', event.currentTarget.value)}
      />
      {draft.purpose !== '' && (
        <NativeSelect
          label={t('person.channel')}
          value={draft.channel}
          data={[
            { value: '', label: t('filter.any') },
            ...channels.map(value => ({ value, label: t(`channel.${value}`) })),
          ]}
          onChange={event => change('channel', event.currentTarget.value)}
        />
      )}
    </>
  );
}

function OtherFields({ draft, change }: { draft: Draft; change: Change }) {
  const { t } = useText();
  const field = (name: 'country' | 'active' | 'quiet') => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => change(name, event.currentTarget.value),
  });
  return (
    <>
      <TextInput label={t('filter.country')} dir="ltr" {...field('country')} />
      <TextInput label={t('filter.active')} type="date" {...field('active')} />
      <TextInput label={t('filter.quiet')} type="date" {...field('quiet')} />
    </>
  );
}

type WordsProps<Word extends string> = {
  name: string;
  of: readonly Word[];
  say: (word: Word) => ReactNode;
  chosen: string;
  choose: (words: string) => void;
};

function Words<Word extends string>({ name, of, say, chosen, choose }: WordsProps<Word>) {
  return (
    <Checkbox.Group label={name} value={listed(chosen, of)} onChange={words => choose(words.join())}>
      <div className={styles.words}>
        {of.map(one => (
          <Checkbox key={one} value={one} label={say(one)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
