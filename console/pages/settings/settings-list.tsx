// A list of settings with the act that adds to it, and the panel in which that is done, beside it.

import { Button } from '@mantine/core';
import { Link, type LinkProps, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useMay } from '../../session/session.tsx';
import styles from './settings.module.css';

type Listed<Row> = {
  title: string;
  columns: readonly Column<Row>[];
  read: { readonly data: readonly Row[] | undefined; readonly error: unknown; refetch(): unknown };
  idOf: (row: Row) => string;
  leadsTo?: (row: Row) => LinkProps;
  empty: { readonly title: string; readonly words: string };
  /** The act that adds to it, for whoever may. */
  add: { readonly word: string; readonly to: NonNullable<LinkProps['to']>; readonly scope: string };
  children?: ReactNode;
};

/** The list, or what it is for while there is nothing in it. */
export function SettingsList<Row>({ title, columns, read, idOf, leadsTo, empty, add, children }: Listed<Row>) {
  const may = useMay();
  const act = may(add.scope) && (
    <Button component={Link} to={add.to}>
      {add.word}
    </Button>
  );
  return (
    <>
      <Reading of={read}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState title={empty.title} act={act}>
              {empty.words}
            </EmptyState>
          ) : (
            <>
              {act !== false && <div className={styles.act}>{act}</div>}
              <DataTable caption={title} columns={columns} rows={rows} idOf={idOf} {...(leadsTo && { leadsTo })} />
            </>
          )
        }
      </Reading>
      {children}
      <Outlet />
    </>
  );
}
