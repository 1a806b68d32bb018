// What staff noted of something that waits, oldest first.

import type { Answer } from '../../api/call.ts';
import { Instant } from '../../parts/instant.tsx';
import { useByWhom } from '../../session/by-whom.ts';
import styles from './needs.module.css';

/** The notes with who wrote each, and when. */
export function Notes({ of }: { of: Answer<'readRequest'>['notes'] }) {
  const byWhom = useByWhom();
  return (
    <ul className={styles.notes}>
      {of.map(note => (
        <li key={note.at + note.text}>
          <p>{note.text}</p>
          <small>
            {byWhom(note.by)} · <Instant at={note.at} />
          </small>
        </li>
      ))}
    </ul>
  );
}
