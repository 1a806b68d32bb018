// What is left of the window in which a reply may go.

import { useNow } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';

const soonMs = 2 * 3_600_000;

/** The countdown; near its end it says so with its mark. */
export function WindowLeft({ until }: { until: string | null }) {
  const text = useText();
  const now = useNow();
  if (until === null) return <span>{text.t('inbox.window.never')}</span>;
  const leftMs = Date.parse(until) - now;
  const time = text.span(until, now);
  const words = text.t(leftMs > 0 ? 'inbox.window.open' : 'inbox.window.closed', { time });
  return (
    <time dateTime={until} title={text.exact(until)}>
      <StateMark state={leftMs <= 0 ? 'none' : leftMs < soonMs ? 'defer' : 'allow'} word={words} />
    </time>
  );
}
