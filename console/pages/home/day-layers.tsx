// Messages by class as stacked bars by day, from zero. Each class has a pattern beside its colour, and its name with its
// sum in the legend.

import { useElementSize } from '@mantine/hooks';
import { Link, type LinkProps } from '@tanstack/react-router';
import { DataTable } from '../../parts/data-table.tsx';
import { useText } from '../../text/text.tsx';
import { Figure } from './figure.tsx';
import { Fills, fillOf } from './fills.tsx';
import styles from './home.module.css';
import { axisEnd, type Layered } from './sums.ts';

type Layer = { readonly name: string; readonly word: string; readonly total: number };

type DayLayersProps = {
  title: string;
  days: readonly Layered[];
  layers: readonly Layer[];
  /** The list behind a number of a layer: of all the days, or of one. */
  leadsTo: (name: string, day?: Pick<Layered, 'from' | 'to'>) => LinkProps;
};

/** The figure of these days; `layers` name the counts of each day in their order. */
export function DayLayers({ title, days, layers, leadsTo }: DayLayersProps) {
  const { t, number } = useText();
  const columns = [
    { name: t('home.figures.day'), cell: (one: Layered) => <Day at={one.day} /> },
    ...layers.map((layer, nth) => ({
      name: layer.word,
      cell: (one: Layered) => {
        const count = one.counts[nth] ?? 0;
        return count === 0 ? (
          number(0)
        ) : (
          <Link {...leadsTo(layer.name, { from: one.from, to: one.to })}>{number(count)}</Link>
        );
      },
      isNumber: true,
    })),
  ];
  const table = <DataTable caption={title} columns={columns} rows={days} idOf={one => one.day} />;
  return (
    <Figure title={title} isEmpty={layers.length === 0} table={table}>
      <Plot title={title} days={days} layers={layers} />
      <ul className={styles.legend}>
        {layers.map((layer, nth) => (
          <li key={layer.name}>
            <svg width="16" height="16" aria-hidden="true" focusable="false">
              <rect width="16" height="16" fill={fillOf(nth)} />
            </svg>
            {layer.word}{' '}
            <Link {...leadsTo(layer.name)}>
              <strong>{number(layer.total)}</strong>
              <span className="hidden"> {layer.word}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** A day of the calendar, which is in no zone any more. */
function Day({ at }: { at: string }) {
  const { day } = useText();
  return <time dateTime={at}>{day(`${at}T12:00:00`)}</time>;
}

const height = 200;
const top = 8;
const foot = 24;
const side = 40;
const gapShare = 0.25;

function Plot({ title, days, layers }: { title: string; days: readonly Layered[]; layers: readonly Layer[] }) {
  const { number, locale } = useText();
  const { ref, width } = useElementSize();
  const end = axisEnd(Math.max(...days.map(({ counts }) => counts.reduce((sum, one) => sum + one, 0))));
  const y = (count: number) => top + (height - top - foot) * (1 - count / end);
  const step = Math.max(width - side, 0) / days.length;
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const named = [0, Math.floor(days.length / 2), days.length - 1];
  const written = (day: string) => short.format(new Date(`${day}T12:00:00`));
  return (
    <div ref={ref} className={styles.plot} dir="ltr">
      <svg width={width} height={height} role="img" aria-label={title}>
        <Fills />
        {[0, end / 2, end].map(value => (
          <g key={value}>
            <line className={styles.grid} x1={side} x2={width} y1={y(value)} y2={y(value)} />
            <text x={side - 8} y={y(value) + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        {days.map(({ day, counts }, at) => (
          <g key={day}>
            {counts.map((count, nth) => {
              const below = counts.slice(0, nth).reduce((sum, one) => sum + one, 0);
              return (
                count > 0 && (
                  <rect
                    key={layers[nth]?.name}
                    className={styles.layer}
                    fill={fillOf(nth)}
                    x={side + step * (at + gapShare / 2)}
                    width={step * (1 - gapShare)}
                    y={y(below + count)}
                    height={y(below) - y(below + count)}
                  >
                    <title>{`${written(day)}: ${layers[nth]?.word} ${number(count)}`}</title>
                  </rect>
                )
              );
            })}
            {named.includes(at) && (
              <text
                x={at === 0 ? side : at === days.length - 1 ? width : side + step * (at + 1 / 2)}
                y={height - 6}
                textAnchor={at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}
              >
                {written(day)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}
