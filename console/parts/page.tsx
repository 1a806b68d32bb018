// What every page is made of: a title that is a noun, the primary act beside it, sections parted by hairlines, facts as
// pairs, and empty places that teach.

import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

type PageProps = { title: string; act?: ReactNode; lead?: ReactNode; narrow?: boolean; children: ReactNode };

/** A page with its title. The title takes the focus when the page is opened, so that a screen reader begins there. */
export function Page({ title, act, lead, narrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Assent`;
  }, [title]);
  return (
    <div className={styles.page} data-narrow={narrow || undefined}>
      <header className={styles.head}>
        <h1 tabIndex={-1} id="title">
          {title}
        </h1>
        {act !== undefined && <div className={`${styles.act} no-print`}>{act}</div>}
      </header>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </div>
  );
}

/** A part of a page with a heading. */
export function Section({ title, act, children }: { title: string; act?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  );
}

/** Names and values, one pair a line. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An empty place: what it is for, and the one act that fills it. */
export function EmptyState({ title, children, act }: { title: string; children: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{children}</p>
      {act}
    </div>
  );
}
