// Instants: how long ago or ahead, with the exact instant and zone on hover and in print; and what is left of a time.

import { useEffect, useState } from 'react';
import { useText } from '../text/text.tsx';
import { StateMark } from './state-mark.tsx';

const everyMs = 30_000;

/** The present, which moves on every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** An instant; what there is none of is said by the caller. `exact` writes it out. */
export function Instant({ at, exact = false }: { at: string; exact?: boolean }) {
  const text = useText();
  const now = useNow();
  const written = text.exact(at);
  if (exact) return <time dateTime={at}>{written}</time>;
  return (
    <time dateTime={at} title={written}>
      <span className="no-print">{text.relative(at, now)}</span>
      <span className="only-print">{written}</span>
    </time>
  );
}

const soonMs = 3 * 86_400_000;

/** What is left until something is due; when it is late or nearly, the mark says so. */
export function Countdown({ until }: { until: string }) {
  const text = useText();
  const now = useNow();
  const leftMs = Date.parse(until) - now;
  const words = text.t(leftMs < 0 ? 'time.overdue' : 'time.due', { when: text.relative(until, now) });
  return (
    <time dateTime={until} title={text.exact(until)}>
      {leftMs < 0 ? (
        <StateMark state="deny" word={words} />
      ) : leftMs < soonMs ? (
        <StateMark state="defer" word={words} />
      ) : (
        words
      )}
    </time>
  );
}
