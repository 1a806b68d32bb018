// A table of any length: only the rows near the window are drawn, and more are read as one comes near the end of those that
// are there. Tab reaches one row; the arrow keys, Page Up and Page Down, Home and End lead from it to the others.

import { Button } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { type FocusEvent, Fragment, type KeyboardEvent, useRef } from 'react';
import type { LongList } from '../api/long-list.ts';
import { useText } from '../text/text.tsx';
import tables from './data-table.module.css';
import { Cells, type Column, Names } from './data-table.tsx';
import { Icon } from './icon.tsx';
import styles from './long-table.module.css';
import { Refusal } from './trouble.tsx';
import { useLongRows } from './use-long-rows.ts';

/** So many rows down, a button leads to the top. */
const far = 40;

type LongTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  list: LongList<Row>;
  /** How many rows there are in all. */
  total: number;
  /** How high a row is likely to be, in pixels. */
  height: number;
  idOf: (row: Row) => string;
  leadsTo: (row: Row) => LinkProps;
};

/** The table, and below it what is being read or could not be. Another list is another table: it takes another key. */
export function LongTable<Row>({ caption, columns, list, total, height, idOf, leadsTo }: LongTableProps<Row>) {
  const { t } = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const { drawn, gapBelow, rowAt, waits, first, reached, ...acts } = useLongRows({ list, height, body });
  return (
    <div className={styles.long}>
      <table className={`${tables.table} ${styles.table}`} aria-rowcount={total + 1}>
        <caption className="hidden">{caption}</caption>
        <Widths of={columns} />
        <thead>
          <tr aria-rowindex={1}>
            <Names of={columns} />
          </tr>
        </thead>
        <tbody ref={body}>
          {drawn.map(({ index, gap, size }) => {
            const row = rowAt(index);
            if (row === undefined) return <Absent key={index} at={index} height={gap + size} span={columns.length} />;
            return (
              <Fragment key={idOf(row)}>
                <Gap height={gap} span={columns.length} />
                <LongRow
                  {...acts}
                  at={index}
                  row={row}
                  columns={columns}
                  lead={leadsTo(row)}
                  isReached={index === reached}
                />
              </Fragment>
            );
          })}
          <Gap height={gapBelow} span={columns.length} />
        </tbody>
      </table>
      {list.hasNext && (
        <p className={styles.waiting} role="status">
          {waits && `${t('list.reading')}…`}
        </p>
      )}
      <Foot list={list} isFar={first >= far} />
    </div>
  );
}

function Widths<Row>({ of }: { of: readonly Column<Row>[] }) {
  const sum = of.reduce((total, { share = 1 }) => total + share, 0);
  return (
    <colgroup>
      {of.map(({ name, share = 1 }) => (
        <col key={name} style={{ inlineSize: `${(share / sum) * 100}%` }} />
      ))}
    </colgroup>
  );
}

type LongRowProps<Row> = {
  at: number;
  row: Row;
  columns: readonly Column<Row>[];
  lead: LinkProps;
  /** Whether Tab reaches it. */
  isReached: boolean;
  measure: (row: HTMLTableRowElement | null) => void;
  focus(at: number): void;
  blur(event: FocusEvent): void;
  press(event: KeyboardEvent, at: number): void;
};

function LongRow<Row>({ at, row, columns, lead, isReached, measure, focus, blur, press }: LongRowProps<Row>) {
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2} data-leads={true}>
      <Cells
        columns={columns}
        row={row}
        lead={{
          ...lead,
          tabIndex: isReached ? 0 : -1,
          onFocus: () => focus(at),
          onBlur: blur,
          onKeyDown: event => press(event, at),
        }}
      />
    </tr>
  );
}

/** The place of a row that is being read again, with the gap above it. */
function Absent({ at, height, span }: { at: number; height: number; span: number }) {
  const { t } = useText();
  return (
    <tr className={styles.gap} aria-rowindex={at + 2} style={{ blockSize: height }}>
      <td colSpan={span}>{t('list.reading')}…</td>
    </tr>
  );
}

/** The place of the rows that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr className={styles.gap} aria-hidden="true" style={{ blockSize: height }}>
      <td colSpan={span} />
    </tr>
  );
}

/** What lies on the lower edge of the window: what could not be read, and the way to the top. */
function Foot<Row>({ list, isFar }: { list: LongList<Row>; isFar: boolean }) {
  const { t } = useText();
  const toTop = () => {
    scrollTo({ top: 0 });
    document.getElementById('title')?.focus({ preventScroll: true });
  };
  return (
    <div className={`${styles.foot} no-print`}>
      {list.error !== null && (
        <div className={styles.failure}>
          <Refusal error={list.error} />
          <Button variant="default" size="xs" loading={list.isBusy} onClick={() => list.retry()}>
            {t('act.again')}
          </Button>
        </div>
      )}
      {isFar && (
        <Button variant="default" size="xs" leftSection={<Icon name="up" size={16} />} onClick={toTop}>
          {t('list.top')}
        </Button>
      )}
    </div>
  );
}
