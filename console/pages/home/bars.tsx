// Bars from zero, the largest first: each with its name and number, so that no colour has to be read.

import { Link, type LinkProps } from '@tanstack/react-router';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useText } from '../../text/text.tsx';
import { Figure } from './figure.tsx';
import styles from './home.module.css';
import type { Bar } from './sums.ts';

type BarsProps = {
  title: string;
  note?: string;
  bars: readonly Bar[];
  wordOf: (name: string) => string;
  tone: 'deny' | 'accent' | 'none';
  leadsTo?: (bar: Bar) => LinkProps;
};

const whole = 100;

/** The figure; a number leads to the list behind it where there is one. */
export function Bars({ title, note, bars, wordOf, tone, leadsTo }: BarsProps) {
  const { t, number } = useText();
  const most = Math.max(...bars.map(bar => bar.count), 1);
  const count = (bar: Bar) =>
    leadsTo === undefined ? number(bar.count) : <Link {...leadsTo(bar)}>{number(bar.count)}</Link>;
  const columns: Column<Bar>[] = [
    { name: title, cell: bar => wordOf(bar.name) },
    { name: t('home.figures.count'), cell: count, isNumber: true },
  ];
  const table = <DataTable caption={title} columns={columns} rows={bars} idOf={bar => bar.name} />;
  return (
    <Figure title={title} {...(note === undefined ? {} : { note })} isEmpty={bars.length === 0} table={table}>
      <ul className={styles.bars} data-tone={tone}>
        {bars.map(bar => (
          <li key={bar.name}>
            <span>{wordOf(bar.name)}</span>
            <span className={styles.track}>
              <svg width="100%" height="10" aria-hidden="true" focusable="false">
                <rect className={styles.bar} width={`${(bar.count / most) * whole}%`} height="10" />
              </svg>
            </span>
            <span className={styles.count}>
              {leadsTo === undefined ? (
                number(bar.count)
              ) : (
                <Link {...leadsTo(bar)}>
                  {number(bar.count)}
                  <span className="hidden"> {wordOf(bar.name)}</span>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
