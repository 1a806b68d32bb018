// The labels that staff put on a person: shown to all, put on and taken off by who may.

import { Checkbox } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { LabelMark } from '../inbox/label-mark.tsx';
import styles from './people.module.css';

type Label = Answer<'listLabels'>['items'][number];

/** The labels of the business, for whoever may read them. */
export function useLabels(): readonly Label[] {
  const may = useMay();
  return useRead('listLabels', may('conversations:read') ? {} : null).data?.items ?? [];
}

/** The labels of one person, one beside the other. */
export function LabelMarks({ of }: { of: readonly string[] }) {
  const labels = useLabels().filter(one => of.includes(one.id));
  if (labels.length === 0) return null;
  return (
    <span className={styles.labels}>
      {labels.map(one => (
        <LabelMark key={one.id} of={one} />
      ))}
    </span>
  );
}

/** The labels of a person as ticks. */
export function PersonLabels({ of }: { of: Answer<'readContact'> }) {
  const { t } = useText();
  const may = useMay();
  const labels = useLabels();
  const put = useAct('setContactLabels', ['readContact', 'searchContacts', 'searchConversations', 'listLabels']);
  if (labels.length === 0) return <p className={styles.plain}>{t('labels.none')}</p>;
  if (!may('conversations:write')) return of.labels.length === 0 ? t('word.none') : <LabelMarks of={of.labels} />;
  return (
    <>
      <Checkbox.Group
        value={of.labels}
        onChange={chosen => put.mutate({ params: { id: of.id }, body: { labels: chosen } })}
      >
        <div className={styles.words}>
          {labels.map(one => (
            <Checkbox key={one.id} value={one.id} disabled={put.isPending} label={<LabelMark of={one} />} />
          ))}
        </div>
      </Checkbox.Group>
      <Refusal error={put.error} />
    </>
  );
}
