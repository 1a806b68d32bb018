// The parts of a page, each a link with a URL of its own.

import type { ReactNode } from 'react';
import styles from './tabs.module.css';

/** A row of links; the one that is open is marked by the router. */
export function Tabs({ name, children }: { name: string; children: ReactNode }) {
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={name}>
      {children}
    </nav>
  );
}
