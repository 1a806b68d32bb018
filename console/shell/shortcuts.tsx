// The keys that lead through the console, and the help that lists them. While somebody types, keys are letters.

import { Kbd, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../text/text.tsx';
import { findPageKey, useKeysOfPage } from './page-keys.ts';
import { places } from './places.ts';
import styles from './shortcuts.module.css';

const leader = 'g';
const closer = 'Esc';
const leaderMs = 1_500;

/** Listens for the keys: `?` asks for help, `g` and a letter lead to a place, others are the page's own. */
export function useShortcuts(help: () => void): void {
  const navigate = useNavigate();
  const ledAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyped(event)) return;
      const isLed = event.timeStamp - ledAt.current < leaderMs;
      ledAt.current = event.key === leader ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (follow(event.key, isLed)) event.preventDefault();
    };
    const follow = (key: string, isLed: boolean) => {
      const place = places.find(one => isLed && one.key === key);
      if (place !== undefined) void navigate({ to: place.to });
      else if (key === '?') help();
      else return pressOnPage(key);
      return true;
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, help]);
}

function pressOnPage(key: string): boolean {
  const found = findPageKey(key);
  found?.press();
  return found !== undefined;
}

const typing = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]';

function isTyped({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || (target instanceof Element && target.closest(typing) !== null);
}

type HelpProps = { opened: boolean; close(): void };

/** The list of the keys; it is built when it is first asked for, closed, so that it knows where the focus was. */
export function ShortcutHelp({ opened, close }: HelpProps) {
  const [isBuilt, build] = useState(false);
  useEffect(() => {
    if (opened) build(true);
  }, [opened]);
  return opened || isBuilt ? <Help opened={opened && isBuilt} close={close} /> : null;
}

function Help({ opened, close }: HelpProps) {
  const { t } = useText();
  const ofPage = useKeysOfPage();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('shell.shortcuts')}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <dl className={styles.keys}>
        {places.map(place => (
          <div key={place.key}>
            <dt>
              <Kbd>{leader}</Kbd> <Kbd>{place.key}</Kbd>
            </dt>
            <dd>{t(place.word)}</dd>
          </div>
        ))}
        {ofPage.map(one => (
          <div key={one.key}>
            <dt>
              <Kbd>{one.key}</Kbd>
            </dt>
            <dd>{t(one.word)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Kbd>?</Kbd>
          </dt>
          <dd>{t('shell.shortcuts.help')}</dd>
        </div>
        <div>
          <dt>
            <Kbd>{closer}</Kbd>
          </dt>
          <dd>{t('shell.shortcuts.close')}</dd>
        </div>
      </dl>
    </Modal>
  );
}
