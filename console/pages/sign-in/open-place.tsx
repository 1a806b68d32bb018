// Where somebody stands who is not in the console yet: one column, and the choice of the language below it.

import type { ReactNode } from 'react';
import { LanguageMenu } from '../../shell/menus.tsx';
import styles from './sign-in.module.css';

/** The place around a page outside of the frame. */
export function OpenPlace({ children }: { children: ReactNode }) {
  return (
    <div className={styles.place}>
      <main className={styles.form}>{children}</main>
      <footer className={styles.foot}>
        <LanguageMenu alone />
      </footer>
    </div>
  );
}
