// People side by side, before and after somebody says who is who: consents, what stands in the way, what is noted.

import type { ReactNode } from 'react';
import type { Answer } from '../../api/call.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import { blockLines } from './blocks.tsx';
import { endings, placesIn } from './compare.ts';
import { ChannelName, ConsentMark } from './consents.tsx';
import styles from './people.module.css';
import { usePurposeTitles } from './purpose-titles.ts';

type State = Answer<'previewMerge'>['after'];
export type Side = { readonly title: string; readonly state: State };
type Row = { readonly id: string; readonly name: ReactNode; readonly cell: (of: State) => ReactNode };

/** The table, under how many consents end. */
export function Compared({
  caption,
  before,
  after,
}: {
  caption: string;
  before: readonly Side[];
  after: readonly Side[];
}) {
  const { t } = useText();
  const rows = useRows([...before, ...after].map(one => one.state));
  const ending = endings(
    before.map(one => one.state),
    after.map(one => one.state),
  );
  return (
    <>
      <p className={styles.ending}>
        <StateMark state={ending === 0 ? 'none' : 'deny'} word={t('merge.ends', { count: ending })} />
      </p>
      <DataTable
        caption={caption}
        columns={[
          { name: t('merge.what'), cell: (row: Row) => row.name },
          ...[...before, ...after].map(side => ({ name: side.title, cell: (row: Row) => row.cell(side.state) })),
        ]}
        rows={rows}
        idOf={row => row.id}
      />
    </>
  );
}

function useRows(states: readonly State[]): Row[] {
  const { t, number, locale } = useText();
  const titles = usePurposeTitles();
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const listed = (items: readonly string[] = []) => (items.length === 0 ? t('word.none') : items.join(', '));
  const facts: Row[] = [
    {
      id: 'countries',
      name: t('person.countries'),
      cell: of => listed(of.countries.map(one => countries.of(one) ?? one)),
    },
    {
      id: 'age',
      name: t('person.age'),
      cell: of => (of.facts.age === undefined ? t('word.unknown') : number(of.facts.age)),
    },
    { id: 'source', name: t('person.source'), cell: of => of.facts.source ?? t('word.unknown') },
    { id: 'registries', name: t('person.registries'), cell: of => listed(of.registries) },
  ];
  const isSaid: Readonly<Record<string, (of: State) => boolean>> = {
    age: of => of.facts.age !== undefined,
    source: of => of.facts.source !== undefined,
    registries: of => of.registries.length > 0,
  };
  return [
    ...placesIn(states).map(({ purpose, channel }) => ({
      id: `${purpose} ${channel}`,
      name: (
        <>
          {titles.get(purpose) ?? purpose}, <ChannelName of={channel} />
        </>
      ),
      cell: (of: State) => (
        <HeldConsent of={of.consents.find(one => one.purpose === purpose && one.channel === channel)} />
      ),
    })),
    { id: 'blocks', name: t('person.blocks'), cell: of => <Lines of={blockLines(t, of).map(one => one.word)} /> },
    ...facts.filter(row => isSaid[row.id] === undefined || states.some(of => isSaid[row.id]?.(of))),
  ];
}

function HeldConsent({ of }: { of: State['consents'][number] | undefined }) {
  const { t } = useText();
  return of === undefined ? <StateMark state="none" word={t('status.none')} /> : <ConsentMark status={of.status} />;
}

function Lines({ of }: { of: readonly string[] }) {
  const { t } = useText();
  if (of.length === 0) return t('word.none');
  return (
    <ul className={styles.cell}>
      {[...new Set(of)].map(word => (
        <li key={word}>
          <StateMark state="deny" word={word} />
        </li>
      ))}
    </ul>
  );
}
