// The four states, the same everywhere: a word, an icon and a colour each.

import type { Key } from '../text/keys.ts';
import { useText } from '../text/text.tsx';
import { Icon, type IconName } from './icon.tsx';
import styles from './state-mark.module.css';

export type State = 'allow' | 'defer' | 'deny' | 'none';

const marks: Readonly<Record<State, { icon: IconName; word: Key }>> = {
  allow: { icon: 'check', word: 'state.allow' },
  defer: { icon: 'clock', word: 'state.defer' },
  deny: { icon: 'barred', word: 'state.deny' },
  none: { icon: 'circle', word: 'state.none' },
};

/** A state; `word` says it in the words of the place, `large` stands beside a title. */
export function StateMark({ state, word, large = false }: { state: State; word?: string; large?: boolean }) {
  const { t } = useText();
  return (
    <span className={styles.mark} data-state={state} data-large={large || undefined}>
      <Icon name={marks[state].icon} size={large ? 24 : 16} />
      {word ?? t(marks[state].word)}
    </span>
  );
}
