// Decisions a second on one core: all rules, all packs, every reason kept, over a mix as a gateway sees it. The facts
// are plain JSON, as they come from the database, and spread over two weeks and several countries.

import { parseArgs } from 'node:util';
import {
  type ConsentFact,
  type Decision,
  decide,
  type Facts,
  packs,
  rules,
  unknownPerson,
} from '../src/policy/policy.ts';
import { heading, median, printFigure, whole } from './rig/table.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    'seconds-per-round': { type: 'string', default: '0.5' },
    help: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const roundMs = Number(options['seconds-per-round']) * 1_000;
const wanted = 500_000;

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** Tuesday, 3 November 2026, 10:00 UTC. */
const startMs = Date.UTC(2026, 10, 3, 10);

type Recipe = { readonly title: string; readonly share: number; readonly facts: (nth: number) => Facts };
type Parts = { [Name in keyof Facts]?: Partial<Facts[Name]> };

const places = [
  { countries: ['DE'], zones: ['Europe/Berlin'] },
  { countries: ['FR'], zones: ['Europe/Paris'] },
  { countries: ['ES'], zones: ['Europe/Madrid', 'Africa/Ceuta', 'Atlantic/Canary'] },
  { countries: ['GB', 'JE'], zones: ['Europe/London', 'Europe/Jersey'] },
  { countries: ['BR'], zones: ['America/Sao_Paulo', 'America/Manaus', 'America/Noronha', 'America/Rio_Branco'] },
  { countries: ['IN'], zones: ['Asia/Kolkata'] },
];
/** Made stricter by one business in three; the same object for all of its messages, as in the gateway. */
const ownValues = { frequency: [{ max: 1, perDays: 7 }], hours: { marketing: { 'MO-FR': ['10:00-18:00'] } } };

const offer = {
  channel: 'whatsapp',
  declaredClass: null,
  purpose: 'offers',
  purposeClass: 'marketing_own',
  purposeKnown: true,
  kind: 'template',
  template: { name: 'spring_offer', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: true },
  directSendCategory: null,
  tellsOptOut: false,
  marketingMessagesApi: false,
  carriesText: true,
  madeByAi: false,
} as const;
const order = {
  ...offer,
  purpose: 'orders',
  purposeClass: 'utility',
  template: { ...offer.template, category: 'UTILITY', tellsOptOut: false },
} as const;
const answer = { ...offer, kind: 'free_form', template: null, purpose: null, purposeClass: null } as const;
const senders = ['sender-1', 'sender-2', 'sender-3'];

/** The instant of the nth message: daytime in Europe on a working day, unless the recipe moves it. */
const instantOf = (nth: number): number => startMs + (nth % 4) * dayMs + (nth % 7) * dayMs * 7 + (nth % 5) * hourMs;

function factsOf(nth: number, parts: Parts): Facts {
  const sender = senders[nth % senders.length] ?? '';
  return {
    atMs: instantOf(nth),
    person: { ...unknownPerson, ...places[nth % places.length], contactedBefore: nth % 4 !== 0, ...parts.person },
    business: { countries: ['DE'], zone: 'Europe/Berlin', stricter: nth % 3 === 0 ? ownValues : {}, ...parts.business },
    sender: { id: sender, active: true, country: 'DE', directSend: false, ...parts.sender },
    message: { ...offer, ...parts.message },
    rates: { pairFreeAtMs: 0, limitUsed: 800, limitMax: 2_000, limitCounted: false, ...parts.rates },
  };
}

function consentTo(nth: number, purpose: string, more: Partial<ConsentFact> = {}): ConsentFact {
  return {
    purpose,
    channel: 'whatsapp',
    status: 'given',
    grade: 'E3',
    sinceMs: instantOf(nth) - 40 * dayMs,
    eventId: `event-${nth}`,
    ...more,
  };
}

/** What a person with some history agreed to. */
const history = (nth: number): ConsentFact[] => [
  consentTo(nth, 'orders', { grade: 'E2' }),
  consentTo(nth, 'events', { channel: 'email' }),
  consentTo(nth, 'offers', { lastUsedAtMs: instantOf(nth) - 9 * dayMs }),
];
const wrote = (nth: number) => ({ [senders[nth % senders.length] ?? '']: { inboundAtMs: instantOf(nth) - hourMs } });
const stopped = (nth: number) => ({
  suppressions: [
    { scope: 'marketing', channel: null, reason: 'stop', sinceMs: instantOf(nth) - dayMs, eventId: 'stop-1' },
    { scope: 'business_initiated', channel: 'whatsapp', reason: 'stop', sinceMs: instantOf(nth), eventId: 'stop-2' },
  ] as const,
  consents: [consentTo(nth, 'offers', { status: 'withdrawn' }), consentTo(nth, 'orders', { grade: 'E2' })],
});

const recipes: readonly Recipe[] = [
  {
    title: 'marketing with consent',
    share: 30,
    facts: nth => factsOf(nth, { person: { consents: history(nth), marketingSentAtMs: [instantOf(nth) - 9 * dayMs] } }),
  },
  {
    title: 'an order update with opt-in',
    share: 17,
    facts: nth => factsOf(nth, { person: { consents: history(nth) }, message: order }),
  },
  {
    title: 'the same to the US, in 29 zones',
    share: 3,
    facts: nth => {
      const facts = factsOf(nth, { person: { consents: history(nth), countries: ['US'], zones: [] }, message: order });
      return { ...facts, atMs: facts.atMs + 8 * hourMs };
    },
  },
  {
    title: 'an answer in the window',
    share: 15,
    facts: nth => factsOf(nth, { person: { consents: history(nth), windows: wrote(nth) }, message: answer }),
  },
  { title: 'marketing without consent', share: 10, facts: nth => factsOf(nth, {}) },
  {
    title: 'after STOP: several reasons',
    share: 10,
    facts: nth =>
      factsOf(nth, {
        person: stopped(nth),
        message: { ...offer, template: { ...offer.template, status: 'PAUSED', tellsOptOut: false } },
      }),
  },
  {
    title: 'marketing in the hours of rest',
    share: 8,
    facts: nth => ({ ...factsOf(nth, { person: { consents: history(nth) } }), atMs: instantOf(nth) + 11 * hourMs }),
  },
  {
    title: 'too often',
    share: 4,
    facts: nth => {
      const marketingSentAtMs = [6, 5, 2].map(days => instantOf(nth) - days * dayMs);
      return factsOf(nth, { person: { consents: history(nth), marketingSentAtMs } });
    },
  },
  { title: 'free text after the window', share: 3, facts: nth => factsOf(nth, { message: answer }) },
];

/** So many messages of each recipe as its share says, each through JSON, in an order that mixes them. */
function mixOf(chosen: readonly Recipe[], size: number): Facts[] {
  const total = chosen.reduce((sum, one) => sum + one.share, 0);
  const all = chosen.flatMap(one =>
    Array.from({ length: Math.round((size * one.share) / total) }, (_, nth) => one.facts(nth)),
  );
  const step = 997;
  return all.map((_, place) => fromDatabase(all[(place * step) % all.length] ?? factsOf(0, {})));
}

/** As the gateway has them: parsed rows, and the settings of the business that all its messages share. */
function fromDatabase(facts: Facts): Facts {
  const copy: Facts = JSON.parse(JSON.stringify(facts));
  return { ...copy, business: { ...copy.business, stricter: facts.business.stricter } };
}

type Rate = { readonly perSecond: number; readonly perCpuSecond: number };

function measure(all: readonly Facts[], ms: number): Rate {
  let decisions = 0;
  let reasons = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  while (performance.now() - start < ms) {
    for (const facts of all) reasons += decide(facts).reasons.length;
    decisions += all.length;
  }
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  if (reasons < decisions) throw new Error('a decision came without a reason');
  return { perSecond: decisions / seconds, perCpuSecond: decisions / ((user + system) / 1_000_000) };
}

function shareOf(decisions: readonly Decision[], outcome: string): string {
  return `${outcome} ${Math.round((100 * decisions.filter(one => one.outcome === outcome).length) / decisions.length)} %`;
}

function run(): void {
  heading(`Policy: ${rules.length} rules, packs ${packs.map(pack => pack.id).join(', ')}`);
  const mix = mixOf(recipes, 2_000);
  const decided = mix.map(decide);
  const spoken = decided.reduce((sum, one) => sum + one.reasons.length, 0) / decided.length;
  const codes = new Set(decided.flatMap(one => one.reasons.map(each => each.code)));
  const shares = ['allow', 'defer', 'deny'].map(outcome => shareOf(decided, outcome)).join(', ');
  console.log(
    `${whole(mix.length)} different facts: ${shares}; ${spoken.toFixed(2)} reasons each, ${codes.size} codes`,
  );
  const parts = recipes.map(one => ({ title: one.title, facts: mixOf([one], 500) }));
  measure(mix, 1_000);

  const rates = Array.from({ length: rounds }, () => measure(mix, roundMs));
  const wall = rates.map(one => one.perSecond);
  printFigure('\ndecisions a second, the mix', whole(median(wall)), `${whole(wanted)} on one core`);
  console.log(`  least ${whole(Math.min(...wall))}, most ${whole(Math.max(...wall))}, ${rounds} rounds`);
  console.log(`  a second of processor time: ${whole(median(rates.map(one => one.perCpuSecond)))}\n`);
  for (const { title, facts } of parts) {
    const each = Array.from({ length: 3 }, () => measure(facts, roundMs / 4).perSecond);
    const outcome = [...new Set(facts.map(one => decide(one).outcome))].join('/');
    console.log(`  ${title.padEnd(32)} ${outcome.padEnd(12)} ${whole(median(each)).padStart(11)}`);
  }
}

if (options.help) console.log('Options:\n  --rounds <n>              (9)\n  --seconds-per-round <s>   (0.5)');
else run();
