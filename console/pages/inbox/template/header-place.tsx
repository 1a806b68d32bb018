// The place that the header of a template asks for: its name, its address and its point, each told at once where it
// cannot be one.

import { TextInput } from '@mantine/core';
import { useText } from '../../../text/text.tsx';
import { degreesIn, pairIn, type TypedPlace } from './place.ts';
import styles from './template.module.css';

type HeaderPlaceProps = { typed: TypedPlace; change(typed: TypedPlace): void };
const lengthMax = 1_024;

/** The four fields. */
export function HeaderPlace({ typed, change }: HeaderPlaceProps) {
  const { t } = useText();
  const field = (name: keyof TypedPlace) => ({
    label: t(`inbox.place.${name}`),
    required: true,
    maxLength: lengthMax,
    value: typed[name],
  });
  const degrees = (name: 'latitude' | 'longitude') => ({
    ...field(name),
    // A minus stands before its number in Arabic too.
    dir: 'ltr' as const,
    error: typed[name].trim() !== '' && degreesIn(name, typed[name]) === null ? t(`inbox.place.wrong.${name}`) : null,
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      change({ ...typed, ...(pairIn(value) ?? { [name]: value }) });
    },
  });
  return (
    <>
      <TextInput {...field('name')} onChange={({ currentTarget: { value } }) => change({ ...typed, name: value })} />
      <TextInput
        {...field('address')}
        onChange={({ currentTarget: { value } }) => change({ ...typed, address: value })}
      />
      <div className={styles.point}>
        <TextInput {...degrees('latitude')} />
        <TextInput {...degrees('longitude')} />
      </div>
      <p className={styles.footer}>{t('inbox.place.paste')}</p>
    </>
  );
}
