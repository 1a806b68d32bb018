// A table that becomes a list on a phone: the same rows, each cell with its name. The first cell leads to the row's page.

import { Button } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import styles from './data-table.module.css';

export type Column<Row> = {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** How wide the column of a long table is beside the others; 1 unless told otherwise. */
  readonly share?: number;
};

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  leadsTo?: (row: Row) => LinkProps;
  openId?: string | undefined;
  more?: { readonly has: boolean; readonly isBusy: boolean; load(): void };
};

/** Rows under columns; `more` asks for the next page. */
export function DataTable<Row>({ caption, columns, rows, idOf, leadsTo, openId, more }: TableProps<Row>) {
  const { t } = useText();
  return (
    <>
      <table className={styles.table}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <Names of={columns} />
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr
              key={idOf(row)}
              data-open={openId === idOf(row) || undefined}
              data-leads={leadsTo !== undefined || undefined}
            >
              <Cells columns={columns} row={row} lead={leadsTo?.(row)} />
            </tr>
          ))}
        </tbody>
      </table>
      {more?.has === true && (
        <Button variant="default" mt="md" loading={more.isBusy} onClick={() => more.load()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
}

/** The names of the columns. */
export function Names<Row>({ of }: { of: readonly Column<Row>[] }) {
  return of.map(column => (
    <th key={column.name} scope="col" data-number={column.isNumber}>
      {column.name}
    </th>
  ));
}

type CellsProps<Row> = {
  columns: readonly Column<Row>[];
  row: Row;
  /** What the link in the first cell takes; none where the row leads nowhere. */
  lead: (LinkProps & Pick<ComponentProps<'a'>, 'tabIndex' | 'onFocus' | 'onBlur' | 'onKeyDown'>) | undefined;
};

/** The cells of a row. */
export function Cells<Row>({ columns, row, lead }: CellsProps<Row>) {
  return columns.map((column, at) => (
    <td key={column.name} data-name={column.name} data-number={column.isNumber}>
      {at === 0 && lead !== undefined ? (
        <Link {...lead} className={styles.lead ?? ''}>
          {column.cell(row)}
        </Link>
      ) : (
        column.cell(row)
      )}
    </td>
  ));
}
