// The filters of the list of decisions; each choice is in the URL at once.

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useText } from '../../text/text.tsx';
import styles from './decisions.module.css';
import { type Filter, filterIn, kinds, outcomes } from './filter.ts';
import { classNames, classWord, reasonCodes, reasonWord } from './words-of.ts';

type Sender = Answer<'listSenders'>['items'][number];

/** The fields; `senders` are those to choose from. */
export function FilterForm({ filter, senders }: { filter: Filter; senders: readonly Sender[] }) {
  const { t } = useText();
  const navigate = useNavigate();
  const any = { value: '', label: t('decisions.any') };
  const choose = (name: keyof Filter, value: string) =>
    void navigate({ to: '/decisions', search: filterIn({ ...filter, [name]: value }), replace: true });
  const field = (name: keyof Filter) => ({
    value: filter[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => choose(name, event.currentTarget.value),
  });
  const moment = (name: 'from' | 'to') => ({
    type: 'datetime-local',
    key: filter[name] === undefined ? 'none' : 'some',
    defaultValue: localTime(filter[name]),
    onBlur: (event: { currentTarget: { value: string } }) => choose(name, event.currentTarget.value),
  });
  return (
    <form className={styles.filters} aria-label={t('decisions.filters')} onSubmit={event => event.preventDefault()}>
      <NativeSelect
        label={t('decisions.outcome')}
        data={[any, ...outcomes.map(one => ({ value: one, label: t(`state.${one}`) }))]}
        {...field('outcome')}
      />
      <NativeSelect
        label={t('decisions.reason')}
        data={[any, ...reasonCodes.map(one => ({ value: one, label: t(reasonWord(one) ?? 'word.unknown') }))]}
        {...field('code')}
      />
      <NativeSelect
        label={t('decisions.class')}
        data={[any, ...classNames.map(one => ({ value: one, label: t(classWord(one) ?? 'word.unknown') }))]}
        {...field('class')}
      />
      {senders.length > 0 && (
        <NativeSelect
          label={t('decisions.sender')}
          data={[any, ...senders.map(one => ({ value: one.id, label: one.display_number }))]}
          {...field('sender')}
        />
      )}
      <NativeSelect
        label={t('decisions.kind')}
        data={[any, ...kinds.map(one => ({ value: one, label: t(`decisions.kind.${one}`) }))]}
        {...field('kind')}
      />
      <TextInput label={t('decisions.from')} {...moment('from')} />
      <TextInput label={t('decisions.to')} {...moment('to')} />
      {Object.keys(filter).length > 0 && (
        <Button variant="default" onClick={() => void navigate({ to: '/decisions', search: {} })}>
          {t('decisions.clear')}
        </Button>
      )}
    </form>
  );
}

const minuteMs = 60_000;
const toTheMinute = 'yyyy-mm-ddThh:mm'.length;

/** An instant as the field for local times wants it. */
function localTime(at: string | undefined): string {
  if (at === undefined) return '';
  const ms = Date.parse(at);
  return new Date(ms - new Date(ms).getTimezoneOffset() * minuteMs).toISOString().slice(0, toTheMinute);
}
