// The field in which a draft is written. It grows with its text, and behind the text the words are marked that made the
// gate refuse it: a copy of the text lies below the field, of the same type and size.

import type { KeyboardEvent } from 'react';
import styles from '../composer.module.css';
import type { Part } from './marked.ts';

export const fieldId = 'inbox-draft';
const lengthMax = 4_096;

type FieldProps = {
  label: string;
  value: string;
  parts: readonly Part[];
  describedBy?: string;
  onChange(text: string): void;
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void;
  send(): void;
};

/** The field; Enter sends, Shift and Enter begin a line, Escape gives the keys back to the page. */
export function DraftField({ label, value, parts, describedBy, onChange, onKeyDown, send }: FieldProps) {
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <div className={styles.field}>
      <div className={styles.copy} aria-hidden="true" dir="auto">
        {parts.map(part => (part.isMarked ? <mark key={part.at}>{part.text}</mark> : part.text))}
        {'\n'}
      </div>
      <textarea
        id={fieldId}
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={label}
        dir="auto"
        rows={1}
        maxLength={lengthMax}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        onKeyDown={press}
      />
    </div>
  );
}
