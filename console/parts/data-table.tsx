// A table that becomes a list on a phone: the same rows, each cell with its name. The first cell leads to the row's page.

import { Button } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import styles from './data-table.module.css';

export type Column<Row> = {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
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
            {columns.map(column => (
              <th key={column.name} scope="col" data-number={column.isNumber}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr
              key={idOf(row)}
              data-open={openId === idOf(row) || undefined}
              data-leads={leadsTo !== undefined || undefined}
            >
              {columns.map((column, at) => (
                <td key={column.name} data-name={column.name} data-number={column.isNumber}>
                  {at === 0 && leadsTo !== undefined ? (
                    <Link {...leadsTo(row)} className={styles.lead ?? ''}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
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
