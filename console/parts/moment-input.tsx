// A field for an instant, in the time of whoever reads; it speaks when it is left.

import { TextInput } from '@mantine/core';

type MomentProps = { label: string; at: string | undefined; choose(value: string): void };

/** The field; what is chosen is a local time without a zone. */
export function MomentInput({ label, at, choose }: MomentProps) {
  return (
    <TextInput
      key={at === undefined ? 'none' : 'some'}
      type="datetime-local"
      label={label}
      defaultValue={localTime(at)}
      onBlur={event => choose(event.currentTarget.value)}
    />
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
