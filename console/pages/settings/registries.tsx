// The registries that a law names: who needs each, and whether its list is fresh.

import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Reading } from '../../parts/reading.tsx';
import { type State, StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';

type Registry = Answer<'listRegistries'>['items'][number];

const marks: Readonly<Record<Registry['state'], State>> = { never: 'none', fresh: 'allow', stale: 'deny' };

/** The list of registries. */
export function Registries() {
  const { t, number, day } = useText();
  const read = useRead('listRegistries', {});
  const columns = [
    { name: t('registry.name'), cell: (one: Registry) => <strong>{one.id}</strong> },
    {
      name: t('key.state'),
      cell: (one: Registry) => <StateMark state={marks[one.state]} word={t(`registry.state.${one.state}`)} />,
    },
    { name: t('registry.needed'), cell: (one: Registry) => one.needed_by.join(', ') },
    {
      name: t('registry.asof'),
      cell: (one: Registry) => (one.current === null ? t('time.never') : day(one.current.as_of)),
    },
    {
      name: t('registry.entries'),
      cell: (one: Registry) => (one.current === null ? t('word.none') : number(one.current.entries)),
      isNumber: true,
    },
  ];
  return (
    <>
      <p className="quiet">{t('registry.lead')}</p>
      <Reading of={read}>
        {({ items }) => (
          <DataTable caption={t('settings.registries')} columns={columns} rows={items} idOf={one => one.id} />
        )}
      </Reading>
    </>
  );
}
