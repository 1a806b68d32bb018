// One value of the business's own, as a person sets it: empty or unticked, the law of the place holds as it is.

import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useText } from '../../../text/text.tsx';
import { CapsField } from './caps-field.tsx';
import { type Field, kinds, partChanged, partsOf, type Side } from './fields.ts';
import { HoursField } from './hours-field.tsx';

type ValueFieldProps = { field: Field; side: Side; value: unknown; set(value: unknown): void };

const grades = ['E0', 'E1', 'E2', 'E3', 'E4'] as const;

/** The field, by its kind. */
export function ValueField({ field, side, value, set }: ValueFieldProps) {
  const { t } = useText();
  if (field.kind === 'caps') return <CapsField value={value} set={set} />;
  if (field.kind === 'hours') return <HoursField value={value} set={set} />;
  if (field.kind === 'grades') return <GradeFields value={value} set={set} />;
  if (field.kind === 'number')
    return (
      <NumberInput
        label={t(`value.${field.name}`)}
        placeholder={t('values.law')}
        min={1}
        max={field.max}
        allowDecimal={false}
        value={typeof value === 'number' ? value : ''}
        onChange={next => set(typeof next === 'number' ? next : undefined)}
      />
    );
  const wanted = side === 'stricter' ? field.stricter : !field.stricter;
  return (
    <Checkbox
      label={wanted ? t(`value.on.${field.name}`) : t(`value.off.${field.name}`)}
      checked={value === wanted}
      onChange={event => set(event.currentTarget.checked ? wanted : undefined)}
    />
  );
}

function GradeFields({ value, set }: { value: unknown; set(value: unknown): void }) {
  const { t } = useText();
  const parts = partsOf(value);
  return kinds.map(kind => (
    <NativeSelect
      key={kind}
      label={t(`value.minGrade.${kind}`)}
      value={String(parts[kind] ?? '')}
      data={[
        { value: '', label: t('values.law') },
        ...grades.map(grade => ({ value: grade, label: `${grade}: ${t(`grade.${grade}`)}` })),
      ]}
      onChange={event => set(partChanged(value, kind, event.currentTarget.value || undefined))}
    />
  ));
}
