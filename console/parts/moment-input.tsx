// A field for an instant, in the business's time; it speaks when it is left.

import { TextInput } from '@mantine/core';
import { useZone } from '../session/session.tsx';
import { instantOf, timeIn } from '../text/zone.ts';

type MomentProps = { label: string; at: string | undefined; choose(instant: string): void };

/** The field; what is chosen is an instant, or '' for none. */
export function MomentInput({ label, at, choose }: MomentProps) {
  const zone = useZone();
  const shown = at === undefined ? '' : timeIn(at, zone);
  return (
    <TextInput
      key={at ?? 'none'}
      type="datetime-local"
      label={label}
      defaultValue={shown}
      onBlur={event => {
        const { value } = event.currentTarget;
        // An instant can be finer than the field: who only passes through changes nothing.
        if (value !== shown) choose(value === '' ? '' : instantOf(value, zone));
      }}
    />
  );
}
