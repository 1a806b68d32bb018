// A person in a list, by what they are called and by what they are known.

import type { Answer } from '../../api/call.ts';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';

type Found = Answer<'searchContacts'>['items'][number];

/** A person, by what they are called and the end of the number or id by which they are known. */
export function Known({ of }: { of: Found }) {
  const { t } = useText();
  const known = of.identities.find(one => one.kind === 'phone') ?? of.identities[0];
  const hint =
    known === undefined
      ? t('people.nameless')
      : t(known.kind === 'phone' ? 'people.known.phone' : 'people.known.id', { hint: known.hint.replace('…', '') });
  if (of.name === null) return hint;
  return (
    <>
      <bdi>{of.name}</bdi> <span className={styles.hint}>{hint}</span>
    </>
  );
}
