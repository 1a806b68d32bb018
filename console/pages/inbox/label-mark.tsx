// A label: its name with a dot in its colour.

import styles from './inbox.module.css';

/** The mark of a label. */
export function LabelMark({ of }: { of: { readonly name: string; readonly colour: string } }) {
  return (
    <span className={styles.label} data-colour={of.colour}>
      {of.name}
    </span>
  );
}
