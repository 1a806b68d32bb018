// The filters of the list of decisions; each choice is in the URL at once.

import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { MomentInput } from '../../parts/moment-input.tsx';
import { useText } from '../../text/text.tsx';
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
  return (
    <FilterBar
      isFiltered={Object.keys(filter).length > 0}
      clear={() => void navigate({ to: '/decisions', search: {} })}
    >
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
      <MomentInput label={t('decisions.from')} at={filter.from} choose={value => choose('from', value)} />
      <MomentInput label={t('decisions.to')} at={filter.to} choose={value => choose('to', value)} />
    </FilterBar>
  );
}
