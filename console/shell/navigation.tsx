// The navigation: places, the business that is open, language, light, help, and the way out. It collapses to its icons, and
// on a phone it opens from a bar.

import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session/session.tsx';
import { useText } from '../text/text.tsx';
import { BusinessMenu, LanguageMenu, LightMenu, PersonMenu } from './menus.tsx';
import { isWithin, places } from './places.ts';
import styles from './shell.module.css';

/** Beside or above every page. */
export function Navigation({ help }: { help(): void }) {
  const { t } = useText();
  const { pathname } = useLocation();
  const { business } = useSession();
  const mine = places.filter(place => business?.scopes.includes(place.scope));
  const [opened, setOpened] = useState(false);
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'assent-navigation', defaultValue: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpened(false), [pathname]);
  return (
    <>
      <header className={styles.bar}>
        <strong>{t('shell.name')}</strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-expanded={opened}
          aria-label={t('shell.menu')}
          onClick={() => setOpened(!opened)}
        >
          <Icon name={opened ? 'close' : 'menu'} />
        </ActionIcon>
      </header>
      <nav
        className={styles.nav}
        aria-label={t('shell.navigation')}
        data-collapsed={(collapsed && !opened) || undefined}
        data-opened={opened || undefined}
      >
        <div className={styles.brand}>
          <span className={styles.word}>{t('shell.name')}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-expanded={!collapsed}
            aria-label={t('shell.collapse')}
            onClick={() => setCollapsed(!collapsed)}
          >
            <Icon name="collapse" />
          </ActionIcon>
        </div>
        <BusinessMenu />
        <ul>
          {mine.map(place => (
            <li key={place.to}>
              <Link
                to={place.to}
                className={styles.link ?? ''}
                data-status={isWithin(pathname, place.within) ? 'active' : undefined}
                aria-current={isWithin(pathname, place.within) ? 'page' : undefined}
              >
                <Icon name={place.icon} />
                <span className={styles.word}>{t(place.word)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <div className={styles.foot}>
          <button type="button" className={styles.link} onClick={help}>
            <Icon name="keyboard" />
            <span className={styles.word}>{t('shell.shortcuts')}</span>
          </button>
          <LightMenu />
          <LanguageMenu />
          <PersonMenu />
        </div>
      </nav>
    </>
  );
}
