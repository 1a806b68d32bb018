// What makes a label: a name and a colour, which is chosen by its word as well as by its look.

import { Radio, TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useText } from '../../text/text.tsx';
import { type LabelColour, labelColours } from '../inbox/label-colours.ts';
import { LabelMark } from '../inbox/label-mark.tsx';
import styles from './settings.module.css';

const nameMax = 40;

type LabelFieldsProps = {
  name: ComponentProps<typeof TextInput>;
  colour: LabelColour;
  choose(colour: LabelColour): void;
};

/** The fields of a label. */
export function LabelFields({ name, colour, choose }: LabelFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextInput label={t('label.name')} maxLength={nameMax} {...name} />
      <Radio.Group
        label={t('label.colour')}
        value={colour}
        onChange={value => choose(labelColours.find(one => one === value) ?? colour)}
      >
        <div className={styles.colours}>
          {labelColours.map(one => (
            <Radio key={one} value={one} label={<LabelMark of={{ name: t(`colour.${one}`), colour: one }} />} />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
