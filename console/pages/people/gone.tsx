// In the place of what was written and is not there any more: because it was kept for so long and no longer, or because
// nobody can open it.

import { useText } from '../../text/text.tsx';

/** The words; `afterDays` null: nobody can open it. */
export function Gone({ afterDays }: { afterDays: number | null }) {
  const { t } = useText();
  const words = afterDays === null ? t('messages.gone') : t('retention.deleted', { count: afterDays });
  return <p className="quiet">{words}</p>;
}
