// Who is who, as staff know it: the same person as somebody else, or not one person at all.

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useText } from '../../text/text.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './people.module.css';
import { SplitDialog } from './split-dialog.tsx';

/** The acts that are possible: only somebody with two names can be two. */
export function IdentityActs({ of }: { of: Answer<'readContact'> }) {
  const { t } = useText();
  const [open, setOpen] = useState<'merge' | 'split' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={styles.acts}>
      <Button variant="default" onClick={() => setOpen('merge')}>
        {t('merge.begin')}
      </Button>
      {of.identities.length > 1 && (
        <Button variant="default" onClick={() => setOpen('split')}>
          {t('split.begin')}
        </Button>
      )}
      {open === 'merge' && <MergeDialog of={of} close={close} />}
      {open === 'split' && <SplitDialog of={of} close={close} />}
    </div>
  );
}
