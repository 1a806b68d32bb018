// Hours of sending, for marketing and for news of what runs: at any hour that the law allows, or only within these.

import { Checkbox, Fieldset, Group, TextInput } from '@mantine/core';
import { useText } from '../../../text/text.tsx';
import styles from '../settings.module.css';
import { type Kind, kinds, partChanged, partsOf } from './fields.ts';
import { type DayGroup, dayGroups, type FormWeek, hoursOf, type Span, usualWeek, weekIn } from './week.ts';

type HoursProps = { value: unknown; set(value: unknown): void };

/** Both kinds. */
export function HoursField({ value, set }: HoursProps) {
  return kinds.map(kind => (
    <HoursOf key={kind} kind={kind} value={partsOf(value)[kind]} set={week => set(partChanged(value, kind, week))} />
  ));
}

function HoursOf({ kind, value, set }: HoursProps & { kind: Kind }) {
  const { t } = useText();
  const week = value === undefined ? null : weekIn(value);
  return (
    <Fieldset variant="unstyled" legend={t(`value.hours.${kind}`)} className={styles.form ?? ''}>
      <Checkbox
        label={t('value.hours.only')}
        checked={value !== undefined}
        onChange={event => set(event.currentTarget.checked ? hoursOf(usualWeek) : undefined)}
      />
      {value !== undefined && week === null && <p className="quiet">{t('value.hours.odd')}</p>}
      {week !== null &&
        dayGroups.map(days => <Days key={days} days={days} week={week} set={next => set(hoursOf(next))} />)}
    </Fieldset>
  );
}

function Days({ days, week, set }: { days: DayGroup; week: FormWeek; set(week: FormWeek): void }) {
  const { t } = useText();
  const span = week[days];
  const put = (next: Partial<Span>) => set({ ...week, [days]: { ...span, ...next } });
  const name = t(`value.days.${days}`);
  return (
    <Group gap="sm" align="center">
      <span className={styles.days}>{name}</span>
      {(['from', 'to'] as const).map(end => (
        <TextInput
          key={end}
          type="time"
          aria-label={`${name}: ${t(`value.hours.${end}`)}`}
          value={span[end]}
          onChange={event => put({ [end]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}
