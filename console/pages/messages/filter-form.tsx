// The filters of the list of messages.

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { MomentInput } from '../../parts/moment-input.tsx';
import { useText } from '../../text/text.tsx';
import { classNames, classWord } from '../decision/words-of.ts';
import { directions, type MessageFilter, messageFilterIn, noCode, states } from './filter.ts';

type Senders = Answer<'listSenders'>['items'];

/** The fields; `senders` are those to choose from. */
export function FilterForm({ filter, senders }: { filter: MessageFilter; senders: Senders }) {
  const { t } = useText();
  const navigate = useNavigate();
  const any = { value: '', label: t('decisions.any') };
  const choose = (name: keyof MessageFilter, value: string) =>
    void navigate({ to: '/messages', search: messageFilterIn({ ...filter, [name]: value }), replace: true });
  const field = (name: keyof MessageFilter) => ({
    value: filter[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => choose(name, event.currentTarget.value),
  });
  return (
    <FilterBar isFiltered={Object.keys(filter).length > 0} clear={() => void navigate({ to: '/messages', search: {} })}>
      <NativeSelect
        label={t('found.direction')}
        data={[any, ...directions.map(one => ({ value: one, label: t(`direction.${one}`) }))]}
        {...field('direction')}
      />
      <NativeSelect
        label={t('decisions.class')}
        data={[any, ...classNames.map(one => ({ value: one, label: t(classWord(one) ?? 'word.unknown') }))]}
        {...field('class')}
      />
      <NativeSelect
        label={t('found.state')}
        data={[any, ...states.map(one => ({ value: one, label: t(`delivery.${one}`) }))]}
        {...field('state')}
      />
      <TextInput
        key={filter.code ?? ''}
        label={t('found.code')}
        inputMode="numeric"
        defaultValue={filter.code === noCode ? t('home.code.none') : (filter.code ?? '')}
        onBlur={event => {
          const { value } = event.currentTarget;
          choose('code', value === t('home.code.none') ? noCode : value);
        }}
      />
      {senders.length > 1 && (
        <NativeSelect
          label={t('decisions.sender')}
          data={[any, ...senders.map(one => ({ value: one.id, label: one.display_number }))]}
          {...field('sender')}
        />
      )}
      <MomentInput label={t('decisions.from')} at={filter.from} choose={value => choose('from', value)} />
      <MomentInput label={t('decisions.to')} at={filter.to} choose={value => choose('to', value)} />
      <Checkbox
        label={t('found.failed')}
        checked={filter.failed === 'yes'}
        onChange={event => choose('failed', event.currentTarget.checked ? 'yes' : '')}
      />
    </FilterBar>
  );
}
