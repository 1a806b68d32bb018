// The filters of the list of consent events.

import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FilterBar } from '../../parts/filter-bar.tsx';
import { MomentInput } from '../../parts/moment-input.tsx';
import { useText } from '../../text/text.tsx';
import { usePurposeTitles } from '../people/purpose-titles.ts';
import { type EventFilter, eventFilterIn, ways, whats } from './filter.ts';

/** The fields. */
export function FilterForm({ filter }: { filter: EventFilter }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  const navigate = useNavigate();
  const any = { value: '', label: t('decisions.any') };
  const choose = (name: keyof EventFilter, value: string) =>
    void navigate({ to: '/consents', search: eventFilterIn({ ...filter, [name]: value }), replace: true });
  const field = (name: keyof EventFilter) => ({
    value: filter[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => choose(name, event.currentTarget.value),
  });
  return (
    <FilterBar isFiltered={Object.keys(filter).length > 0} clear={() => void navigate({ to: '/consents', search: {} })}>
      <NativeSelect
        label={t('events.what')}
        data={[any, ...whats.map(one => ({ value: one, label: t(`events.what.${one}`) }))]}
        {...field('what')}
      />
      <NativeSelect
        label={t('events.way')}
        data={[any, ...ways.map(one => ({ value: one, label: t(`home.way.${one}`) }))]}
        {...field('way')}
      />
      <NativeSelect
        label={t('person.purpose')}
        data={[any, ...[...titles].map(([value, label]) => ({ value, label }))]}
        {...field('purpose')}
      />
      <TextInput
        key={filter.source ?? ''}
        label={t('event.source')}
        defaultValue={filter.source ?? ''}
        onBlur={event => choose('source', event.currentTarget.value)}
      />
      <MomentInput label={t('decisions.from')} at={filter.from} choose={value => choose('from', value)} />
      <MomentInput label={t('decisions.to')} at={filter.to} choose={value => choose('to', value)} />
    </FilterBar>
  );
}
