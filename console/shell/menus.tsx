// The menus of the navigation: which business, which language, light or dark, and the person's own.

import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useSession } from '../session/session.tsx';
import { signOut } from '../session/session-api.ts';
import { isLanguage, languages, useText } from '../text/text.tsx';
import styles from './shell.module.css';

type ChoiceProps = { icon: IconName; name: string; shown: string; alone?: boolean; children: ReactNode };

/** As in the style sheet of the frame: on a phone the navigation takes the width, and nothing has room beside it. */
const narrow = '(width <= 48rem)';

/** A menu and its button. The menu is built when it is first asked for: three of them cost the first page dearly. */
function Choice({ icon, name, shown, alone = false, children }: ChoiceProps) {
  const [isBuilt, build] = useState(false);
  const [opened, open] = useState(false);
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  const button = useRef<HTMLButtonElement>(null);
  // The button of the menu stands in the place of the plain one, and has the focus before the menu takes it.
  useLayoutEffect(() => {
    if (!isBuilt) return;
    button.current?.focus({ preventScroll: true });
    open(true);
  }, [isBuilt]);
  const target = (
    <button
      ref={button}
      type="button"
      className={styles.link}
      aria-haspopup="menu"
      aria-expanded={opened}
      {...(isBuilt ? {} : { onClick: () => build(true) })}
    >
      <Icon name={icon} />
      <span className={styles.word}>
        <span className="hidden">{name}: </span>
        {shown}
      </span>
    </button>
  );
  if (!isBuilt) return target;
  const besides = isNarrow ? 'top-start' : 'right-end';
  return (
    <Menu opened={opened} onChange={open} position={alone ? 'top' : besides} width={220} shadow="none" withinPortal>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown aria-label={name}>{children}</Menu.Dropdown>
    </Menu>
  );
}

type ChoosableProps = { value: string; children: ReactNode; lang?: string };

function Choosable({ value, children, lang }: ChoosableProps) {
  return (
    <Menu.RadioItem value={value} lang={lang} closeMenuOnClick>
      {children}
    </Menu.RadioItem>
  );
}

/** Which business is open; with one alone there is nothing to choose. */
export function BusinessMenu() {
  const { t } = useText();
  const { session, business, open } = useSession();
  if (session.businesses.length < 2) return null;
  return (
    <Choice icon="down" name={t('shell.business')} shown={business?.name ?? ''}>
      <Menu.RadioGroup value={business?.id ?? null} onChange={open}>
        {session.businesses.map(one => (
          <Choosable key={one.id} value={one.id}>
            {one.name}
          </Choosable>
        ))}
      </Menu.RadioGroup>
    </Choice>
  );
}

/** In which language the console speaks. `alone`: its button stands by itself, and no navigation around it. */
export function LanguageMenu({ alone = false }: { alone?: boolean }) {
  const { t, language, choose } = useText();
  return (
    <Choice icon="globe" name={t('shell.language')} shown={languages[language].name} alone={alone}>
      <Menu.RadioGroup value={language} onChange={id => isLanguage(id) && choose(id)}>
        {Object.entries(languages).map(([id, { name }]) => (
          <Choosable key={id} value={id} lang={id}>
            {name}
          </Choosable>
        ))}
      </Menu.RadioGroup>
    </Choice>
  );
}

const lights = ['auto', 'light', 'dark'] as const;

/** Light, dark, or as the system has it. */
export function LightMenu() {
  const { t } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Choice icon="sun" name={t('shell.light')} shown={t(`shell.light.${colorScheme}`)}>
      <Menu.RadioGroup value={colorScheme} onChange={to => setColorScheme(lights.find(one => one === to) ?? 'auto')}>
        {lights.map(one => (
          <Choosable key={one} value={one}>
            {t(`shell.light.${one}`)}
          </Choosable>
        ))}
      </Menu.RadioGroup>
    </Choice>
  );
}

/** Who is signed in, in which role, and the way out. */
export function PersonMenu() {
  const { t } = useText();
  const { session, business, renew } = useSession();
  const leave = async () => {
    await signOut();
    await renew();
  };
  return (
    <Choice icon="person" name={t('shell.account')} shown={session.user?.name ?? ''}>
      <Menu.Label>
        {session.user?.email}
        {business === null ? null : ` · ${t(`role.${business.role}`)}`}
      </Menu.Label>
      <Menu.Item component={Link} to="/settings/account">
        {t('settings.account')}
      </Menu.Item>
      <Menu.Item onClick={() => void leave()}>{t('shell.sign-out')}</Menu.Item>
    </Choice>
  );
}
