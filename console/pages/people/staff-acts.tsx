// What staff do for a person who asked them by phone, in person, by letter or e-mail: a withdrawal, a restriction, its end.

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';
import { type StaffAct, StaffActForm } from './staff-act-form.tsx';

/** The acts that are possible now. */
export function StaffActs({ of }: { of: Answer<'readContact'> }) {
  const { t } = useText();
  const [open, setOpen] = useState<StaffAct | null>(null);
  const [done, setDone] = useState<StaffAct | null>(null);
  const possible = ['withdrawal', of.restricted ? 'restriction_lifted' : 'restriction'] as const;
  const begin = (act: StaffAct) => {
    setDone(null);
    setOpen(act);
  };
  return (
    <>
      <p className={styles.plain}>{t('staff.lead')}</p>
      <div className={styles.acts}>
        {possible.map(act => (
          <Button key={act} variant="default" onClick={() => begin(act)}>
            {t(`staff.${act}`)}
          </Button>
        ))}
      </div>
      <p role="status" className={styles.plain}>
        {done !== null && t(`staff.done.${done}`)}
      </p>
      {open !== null && (
        <StaffActForm
          act={open}
          of={of}
          close={() => setOpen(null)}
          done={() => {
            setDone(open);
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
