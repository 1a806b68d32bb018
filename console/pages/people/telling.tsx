// How each kind of thing in a timeline is told: its title, its icon, the facts about it, and the page that explains it.

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/call.ts';
import { useActWord } from '../../parts/act-word.ts';
import type { IconName } from '../../parts/icon.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useByWhom } from '../../session/by-whom.ts';
import type { Key } from '../../text/keys.ts';
import { type Say, useText } from '../../text/text.tsx';
import { classWord, reasonWord } from '../decision/words-of.ts';
import { Delivery } from './delivery.tsx';
import { channels } from './filters.ts';
import { usePurposeTitles } from './purpose-titles.ts';
import { UndoMerge } from './split-dialog.tsx';

type Item = Answer<'readTimeline'>['items'][number];
type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;
type LedgerItem = Extract<Item, { event: unknown }>;

type Told = {
  readonly title: string;
  readonly icon: IconName;
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly state?: ReactNode;
  readonly link?: ReactNode;
};
type Words = {
  readonly t: Say;
  number(value: number): string;
  readonly titles: ReadonlyMap<string, string>;
  actWord(act: string): string;
  byWhom(who: string): string;
};

const events: Readonly<Record<string, { word: Key; icon: IconName }>> = {
  requested: { word: 'event.requested', icon: 'clock' },
  given: { word: 'event.given', icon: 'check' },
  renewed: { word: 'event.renewed', icon: 'check' },
  refused: { word: 'event.refused', icon: 'barred' },
  withdrawn: { word: 'event.withdrawn', icon: 'barred' },
  revoked: { word: 'event.revoked', icon: 'barred' },
  invalidated: { word: 'event.invalidated', icon: 'circle' },
  suppressed: { word: 'event.suppressed', icon: 'barred' },
  lifted: { word: 'event.lifted', icon: 'check' },
  restricted: { word: 'event.restricted', icon: 'barred' },
  unrestricted: { word: 'event.unrestricted', icon: 'check' },
  objected: { word: 'event.objected', icon: 'barred' },
  identity_changed: { word: 'event.identity_changed', icon: 'person' },
};
const grades = ['E0', 'E1', 'E2', 'E3', 'E4'] as const;
const noted: Readonly<Record<string, Key>> = {
  age: 'person.age',
  regions: 'person.regions',
  source: 'person.source',
  notice_given: 'person.notice',
  name: 'fact.name',
  relation: 'fact.relations',
  relations: 'fact.relations',
};

/** The word of a type of consent event. */
export function eventWord(type: string): Key {
  return events[type]?.word ?? 'event.other';
}

/** Tells what a thing in the timeline was. */
export function useTelling(person: string): (item: Item) => Told {
  const { t, number } = useText();
  const words = { t, number, titles: usePurposeTitles(), actWord: useActWord(), byWhom: useByWhom() };
  return item => tellOf(words, item, person);
}

function tellOf(words: Words, item: Item, person: string): Told {
  switch (item.kind) {
    case 'message':
      return message(words, item);
    case 'decision':
      return decision(words, item);
    case 'request':
      return request(words, item);
    case 'doubt':
      return doubt(words, item);
    case 'facts':
      return facts(words, item);
    case 'merge':
      return merge(words, item, person);
    case 'split':
      return split(words, item);
    default:
      return ledgerEvent(words, item);
  }
}

function ledgerEvent({ t, number, titles, actWord }: Words, { event, seq }: LedgerItem): Told {
  const field = (name: string) => {
    const value = event[name];
    return typeof value === 'string' ? value : null;
  };
  const purpose = field('purpose');
  const channel = channels.find(one => one === field('channel'));
  const grade = grades.find(one => one === field('grade'));
  const type = field('type') ?? '';
  const act = field('act');
  return {
    title: t(eventWord(type)),
    icon: events[type]?.icon ?? 'circle',
    facts: [
      [t('person.purpose'), purpose === null ? null : (titles.get(purpose) ?? purpose)],
      [t('person.channel'), channel === undefined ? null : t(`channel.${channel}`)],
      [t('person.grade'), grade === undefined ? null : `${grade}: ${t(`grade.${grade}`)}`],
      [t('event.act'), act === null ? null : actWord(act)],
      [t('event.source'), field('source')],
      [t('event.seq'), seq === null ? t('event.seq.soon') : number(seq)],
    ],
  };
}

function message({ t }: Words, item: Of<'message'>): Told {
  const isOut = item.direction === 'out';
  const days = item.content_deleted_after_days;
  return {
    title: t(`message.${item.direction}`),
    icon: 'message',
    state: isOut ? <Delivery of={item} /> : undefined,
    facts: [
      [t('decision.class'), isOut ? classNamed(t, item.class) : null],
      [t('message.error'), item.error_code],
      [t('message.crossed'), item.crossed ? t('message.crossed.yes') : null],
      [t('retention.content'), days === null ? null : t('retention.deleted', { count: days })],
    ],
    link: item.decision_id === null ? undefined : <Why of={item.decision_id} />,
  };
}

function decision({ t }: Words, { id, outcome, class: judgedAs, codes }: Of<'decision'>): Told {
  const reasons = codes.map(code => {
    const word = reasonWord(code);
    return word === undefined ? code : t(word);
  });
  return {
    title: t('timeline.decision'),
    icon: 'scales',
    state: <StateMark state={outcome} />,
    facts: [
      [t('decision.class'), classNamed(t, judgedAs)],
      [t('decision.reasons'), reasons.join('; ')],
    ],
    link: <Why of={id} />,
  };
}

function request({ t }: Words, item: Of<'request'>): Told {
  const kind = requestKinds[item.request_kind];
  const state = requestStates[item.state];
  return {
    title: `${t('request.one')}: ${kind === undefined ? item.request_kind : t(kind)}`,
    icon: 'bell',
    facts: [[t('request.state'), state === undefined ? item.state : t(state)]],
    link: (
      <Link to="/needs/requests/$id" params={{ id: item.id }}>
        {t('timeline.open')}
      </Link>
    ),
  };
}

const requestKinds: Readonly<Record<string, Key>> = {
  access: 'kind.access',
  erasure: 'kind.erasure',
  rectification: 'kind.rectification',
  restriction: 'kind.restriction',
  objection: 'kind.objection',
  portability: 'kind.portability',
  complaint: 'kind.complaint',
};
const requestStates: Readonly<Record<string, Key>> = {
  received: 'request.state.received',
  in_progress: 'request.state.in_progress',
  answered: 'request.state.answered',
  refused: 'request.state.refused',
  closed: 'request.state.closed',
};

function doubt({ t }: Words, item: Of<'doubt'>): Told {
  const outcome = item.outcome === 'stop' ? 'doubts.stop' : 'doubts.no-stop';
  return {
    title: t('doubts.one'),
    icon: 'bell',
    facts: [[t('request.state'), t(item.closed_at === null ? 'needs.show.open' : outcome)]],
    link: (
      <Link to="/needs/doubts/$id" params={{ id: item.id }}>
        {t('timeline.open')}
      </Link>
    ),
  };
}

function facts({ t, byWhom }: Words, { changed, made_by }: Of<'facts'>): Told {
  const names = changed.map(name => {
    const word = noted[name];
    return word === undefined ? name : t(word);
  });
  return {
    title: t('timeline.facts'),
    icon: 'copy',
    facts: [
      [t('timeline.changed'), names.length === 0 ? null : names.join(', ')],
      [t('timeline.by'), made_by === null ? null : byWhom(made_by)],
    ],
  };
}

function merge({ t, byWhom }: Words, { id, made_by, reason }: Of<'merge'>, person: string): Told {
  return {
    title: t('timeline.merge'),
    icon: 'person',
    facts: [
      [t('timeline.by'), made_by === null ? t('timeline.merge.own') : byWhom(made_by)],
      [t('act.reason'), reason],
    ],
    link: <UndoMerge of={person} merge={id} />,
  };
}

function split({ t, byWhom }: Words, item: Of<'split'>): Told {
  return {
    title: t('timeline.split'),
    icon: 'person',
    facts: [
      [t('timeline.by'), byWhom(item.made_by)],
      [t('act.reason'), item.reason],
    ],
    link: (
      <Link to="/people/$id" params={{ id: item.other_contact_id }}>
        {t('timeline.split.other')}
      </Link>
    ),
  };
}

function classNamed(t: Say, name: string): string {
  const word = classWord(name);
  return word === undefined ? name : t(word);
}

/** The link to the decision that says why. */
export function Why({ of }: { of: string }) {
  const { t } = useText();
  return (
    <Link to="/decisions/$id" params={{ id: of }}>
      {t('timeline.why')}
    </Link>
  );
}
