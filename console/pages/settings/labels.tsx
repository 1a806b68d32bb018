// Labels: how many people have each, and the way to another name, another colour or none.

import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { LabelMark } from '../inbox/label-mark.tsx';
import { SettingsList } from './settings-list.tsx';

type Label = Answer<'listLabels'>['items'][number];

/** The list of labels. */
export function Labels() {
  const { t } = useText();
  const may = useMay();
  const read = useRead('listLabels', {});
  return (
    <>
      <p className="quiet">{t('label.lead')}</p>
      <SettingsList
        title={t('settings.labels')}
        columns={[
          { name: t('label.name'), cell: (one: Label) => <LabelMark of={one} /> },
          { name: t('label.people'), cell: (one: Label) => <People of={one} />, isNumber: true },
        ]}
        read={{ ...read, data: read.data?.items }}
        idOf={one => one.id}
        {...(may('conversations:write') && {
          leadsTo: (one: Label) => ({ to: '/settings/labels/$id', params: { id: one.id } }),
        })}
        empty={{ title: t('label.empty'), words: t('label.empty.do') }}
        add={{ word: t('label.add'), to: '/settings/labels/new', scope: 'conversations:write' }}
      />
    </>
  );
}

/** How many, and the list of them where it is open to the reader. */
function People({ of }: { of: Label }) {
  const { number } = useText();
  const may = useMay();
  if (of.contacts === 0 || !may('contacts:read')) return number(of.contacts);
  return (
    <Link to="/people" search={{ labels: of.id }}>
      {number(of.contacts)}
    </Link>
  );
}
