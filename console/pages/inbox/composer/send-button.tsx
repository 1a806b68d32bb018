// The one act of a form that the gate looks at. While it may not be done it stays within reach of keys and belongs to the
// words that say which rule disables it.

import { Button } from '@mantine/core';
import { useText } from '../../../text/text.tsx';

type ButtonProps = {
  /** Not before this instant; null: now. */
  until: string | null;
  mayGo: boolean;
  isEmpty?: boolean;
  isBusy: boolean;
  /** The id of the words that say why not. */
  why: string;
  send(): void;
};

/** The button; its word is what it does: send now, at a time of today, or on another day. */
export function SendButton({ until, mayGo, isEmpty = false, isBusy, why, send }: ButtonProps) {
  const { t } = useText();
  const word = useSendWord();
  return (
    <Button
      loading={isBusy}
      aria-disabled={!mayGo}
      aria-describedby={why}
      onClick={send}
      {...(mayGo ? {} : { 'data-disabled': true })}
      {...(isEmpty ? { title: t('inbox.send.empty') } : {})}
    >
      {word(until)}
    </Button>
  );
}

function useSendWord(): (until: string | null) => string {
  const text = useText();
  return until => {
    if (until === null) return text.t('inbox.send');
    const isToday = new Date(until).toDateString() === new Date().toDateString();
    return text.t(isToday ? 'inbox.send.at' : 'inbox.send.on', { when: text.soon(until) });
  };
}
