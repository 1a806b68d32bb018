// A link that is shown this once, to be passed on.

import { CopyField } from '../../parts/copy-field.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';

/** What to do with it, and the whole link, which may have come without the console's address. */
export function LinkOnce({ words, link }: { words: string; link: string }) {
  const { t } = useText();
  return (
    <div role="status">
      <p>
        <StateMark state="defer" word={words} />
      </p>
      <CopyField name={t('team.link')} value={new URL(link, location.origin).href} />
    </div>
  );
}
