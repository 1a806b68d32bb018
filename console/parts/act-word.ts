// The act by which somebody agreed, in words: law asks for a clear affirmative one, so people read which it was.

import { useText } from '../text/text.tsx';

const acts = [
  'tick',
  'click',
  'button',
  'typed_keyword',
  'signature',
  'spoken',
  'written',
  'import',
  'inbound_token',
] as const;

/** Names an act; one that is not known stays as it was recorded. */
export function useActWord(): (act: string) => string {
  const { t } = useText();
  return act => {
    const known = acts.find(one => one === act);
    return known === undefined ? act : t(`act-of.${known}`);
  };
}
