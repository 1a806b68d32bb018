// What the person can tap under a message: buttons, and the list that one of them opens, with its rows in sight. Here they
// are words; a tap is the person's alone.

import type { Answer } from '../api/call.ts';
import { useText } from '../text/text.tsx';
import { Icon } from './icon.tsx';
import styles from './tappable.module.css';

type Content = NonNullable<Answer<'readContactMessages'>['items'][number]['content']>;
type List = NonNullable<Content['list']>;

/** The buttons and the list, where there are any. */
export function Tappable({ buttons, list = null }: { buttons: readonly string[]; list?: List | null }) {
  const { t } = useText();
  if (buttons.length === 0 && list === null) return null;
  return (
    <div className={styles.tappable}>
      {buttons.length > 0 && (
        <ul className={styles.buttons} aria-label={t('inbox.tappable')}>
          {buttons.map((title, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was sent does not change its order
            <li key={at}>
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      {list !== null && <Choices of={list} />}
    </div>
  );
}

function Choices({ of }: { of: List }) {
  const { t } = useText();
  return (
    <section className={styles.choices} aria-label={t('inbox.choices', { name: of.button })}>
      <p className={styles.opener} aria-hidden="true">
        <Icon name="list" size={16} /> <bdi>{of.button}</bdi>
      </p>
      {of.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was sent does not change its order
        <div key={at}>
          {section.title !== null && (
            <p className={styles.section} dir="auto">
              {section.title}
            </p>
          )}
          <ul>
            {section.rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was sent does not change its order
              <li key={place} dir="auto">
                {row.title}
                {row.description !== null && <small>{row.description}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
