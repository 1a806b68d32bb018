// A value to be taken elsewhere: shown in full, copied by one button that says when it is done.

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useText } from '../text/text.tsx';
import styles from './copy-field.module.css';
import { Icon } from './icon.tsx';

/** The value and the button beside it. */
export function CopyField({ name, value }: { name: string; value: string }) {
  const { t } = useText();
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <div className={styles.field}>
      <code>{value}</code>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={14} />}
        aria-label={t('act.copy.what', { what: name })}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? t('act.copied') : t('act.copy')}
      </Button>
    </div>
  );
}
