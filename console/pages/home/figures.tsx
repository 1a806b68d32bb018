// The last 30 days in figures; where the API names the search behind a number, the number opens that list.

import { Link, type LinkProps } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import { eventFilterIn, ways } from '../consents/filter.ts';
import { filterIn } from '../decision/filter.ts';
import { classWord, reasonWord } from '../decision/words-of.ts';
import { messageFilterIn, noCode } from '../messages/filter.ts';
import { Bars } from './bars.tsx';
import { DayLayers } from './day-layers.tsx';
import styles from './home.module.css';
import { layersOf, sumsOf } from './sums.ts';

/** The section with its charts. */
export function Figures() {
  const { t } = useText();
  const read = useRead('readFigures', {});
  return (
    <Section title={t('home.figures')}>
      <Reading of={read}>{figures => <Charts of={figures} />}</Reading>
    </Section>
  );
}

function Charts({ of: { zone, days } }: { of: Answer<'readFigures'> }) {
  const { t, number } = useText();
  const said = (key: ReturnType<typeof classWord>, name: string) => (key === undefined ? name : t(key));
  const sent = sumsOf(days, day => day.messages_out.map(one => ({ name: one.class, count: one.count })));
  const layers = sent.map(({ name, count }) => ({ name, word: said(classWord(name), name), total: count }));
  const deferrals = days.reduce((sum, day) => sum + day.deferrals, 0);
  const within = { from: days[0]?.from, to: days.at(-1)?.to };
  const decisions = (of: Record<string, string>): LinkProps => ({
    to: '/decisions',
    search: filterIn({ ...within, kind: 'sent', ...of }),
  });
  const messages = (of: Record<string, string>): LinkProps => ({
    to: '/messages',
    search: messageFilterIn({ ...within, direction: 'out', ...of }),
  });
  const consents = (of: Record<string, string>): LinkProps => ({
    to: '/consents',
    search: eventFilterIn({ ...within, ...of }),
  });
  const wayWord = (name: string) => {
    const way = ways.find(one => one === name);
    return way === undefined ? name : t(`home.way.${way}`);
  };
  return (
    <>
      <p className="quiet">{t('home.figures.zone', { zone })}</p>
      <DayLayers
        title={t('home.chart.sent')}
        layers={layers}
        days={layersOf(
          days,
          layers.map(layer => layer.name),
        )}
        leadsTo={(name, day) => messages({ class: name, ...day })}
      />
      <div className={styles.figures}>
        <div>
          <Bars
            title={t('home.chart.refused')}
            note={t('home.chart.refused.note')}
            tone="deny"
            bars={sumsOf(days, day => day.refusals.map(one => ({ name: one.code, count: one.count })))}
            wordOf={name => said(reasonWord(name), name)}
            leadsTo={bar => decisions({ outcome: 'deny', code: bar.name })}
          />
          <p>
            <StateMark state="defer" word={t('home.chart.deferred')} />{' '}
            <Link {...decisions({ outcome: 'defer' })} aria-label={`${number(deferrals)} ${t('home.chart.deferred')}`}>
              {number(deferrals)}
            </Link>
          </p>
        </div>
        <Bars
          title={t('home.chart.opt-ins')}
          tone="accent"
          bars={sumsOf(days, day => day.opt_ins.map(one => ({ name: one.source, count: one.count })))}
          wordOf={name => name}
          leadsTo={bar => consents({ what: 'yes', source: bar.name })}
        />
        <Bars
          title={t('home.chart.stops')}
          tone="none"
          bars={sumsOf(days, day => day.withdrawals.map(one => ({ name: one.way, count: one.count })))}
          wordOf={wayWord}
          leadsTo={bar => consents({ what: 'no', way: bar.name })}
        />
        <Bars
          title={t('home.chart.failed')}
          tone="deny"
          bars={sumsOf(days, day => day.failures.map(one => ({ name: `${one.error_code ?? ''}`, count: one.count })))}
          wordOf={name => (name === '' ? t('home.code.none') : name)}
          leadsTo={bar => messages({ failed: 'yes', code: bar.name === '' ? noCode : bar.name })}
        />
      </div>
    </>
  );
}
