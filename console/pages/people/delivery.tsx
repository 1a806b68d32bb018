// What became of a message, in a word with its mark.

import { type State, StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';

const fates = {
  read: 'allow',
  delivered: 'allow',
  sent: 'allow',
  received: 'allow',
  queued: 'defer',
  marked: 'defer',
  unknown: 'none',
  failed: 'deny',
  refused: 'deny',
  cancelled: 'deny',
} as const satisfies Record<string, State>;

const isFate = (word: string): word is keyof typeof fates => Object.hasOwn(fates, word);

/** The fate: what Meta told last, else what Assent knows. */
export function Delivery({ of }: { of: { readonly state: string; readonly status: string | null } }) {
  const { t } = useText();
  const fate = [of.status ?? '', of.state].find(isFate);
  return fate === undefined ? of.state : <StateMark state={fates[fate]} word={t(`delivery.${fate}`)} />;
}
