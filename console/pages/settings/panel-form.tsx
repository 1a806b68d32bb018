// The form in a panel beside a list of settings: what is needed, why it was refused, the one act.

import { Button } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { SidePanel } from '../../parts/side-panel.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import styles from './settings.module.css';

type PanelFormProps = {
  title: string;
  back: LinkProps;
  lead?: string;
  form: { readonly error: unknown; readonly isBusy: boolean; submit(event: FormEvent): void };
  children: ReactNode;
};

/** The panel with its form. */
export function PanelForm({ title, back, lead, form, children }: PanelFormProps) {
  return (
    <SidePanel title={title} back={back}>
      <form className={styles.form} onSubmit={form.submit}>
        {lead !== undefined && <p className="quiet">{lead}</p>}
        {children}
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {title}
        </Button>
      </form>
    </SidePanel>
  );
}
