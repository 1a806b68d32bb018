// Purposes: what people say yes to.

import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { useText } from '../../text/text.tsx';
import { SettingsList } from './settings-list.tsx';

type Purpose = Answer<'listPurposes'>['items'][number];

/** The list of purposes. */
export function Purposes() {
  const { t } = useText();
  const read = useList('listPurposes', { query: { limit: 200 } });
  return (
    <SettingsList
      title={t('settings.purposes')}
      columns={[
        { name: t('purpose.name'), cell: (one: Purpose) => one.title },
        { name: t('purpose.class'), cell: (one: Purpose) => t(`class.${one.class}`) },
        { name: t('purpose.special'), cell: (one: Purpose) => t(one.special_category ? 'word.yes' : 'word.no') },
        { name: t('purpose.id'), cell: (one: Purpose) => <code>{one.id}</code> },
      ]}
      read={{ ...read, data: read.items }}
      idOf={one => one.id}
      empty={{ title: t('purpose.empty'), words: t('purpose.empty.do') }}
      add={{ word: t('purpose.add'), to: '/settings/purposes/new', scope: 'purposes:manage' }}
    />
  );
}
