// Detail beside a list, with a URL of its own: opened by a link, closed by Escape or the button, which lead back to the
// list. On a phone it covers the list.

import { ActionIcon } from '@mantine/core';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../text/text.tsx';
import { Icon } from './icon.tsx';
import styles from './side-panel.module.css';

/** The panel; `back` is where the list lies. Its title takes the focus when it is opened. */
export function SidePanel({ title, back, children }: { title: string; back: LinkProps; children: ReactNode }) {
  const { t } = useText();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => void navigate(back);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside
      className={styles.panel}
      aria-label={title}
      onKeyDown={event => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className={styles.head}>
        <h2 tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('act.close')} onClick={close}>
          <Icon name="close" />
        </ActionIcon>
      </header>
      {children}
    </aside>
  );
}
