// The packs as they are: all there, none laxer than the platform, each with room that is really room, and each change of
// the law on its day. A new place is data alone.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consent, factsWith, said } from '../case-facts.ts';
import { packAt } from '../dated.ts';
import { createRuleBook, decideBy, rulesToday, stopMayBeNarrowed } from '../decide.ts';
import { type Facts, unknownPerson } from '../facts.ts';
import { loosen } from '../loosen.ts';
import { mergePacks, stricterOf, stricterValues, valueNames } from '../merge-packs.ts';
import { frequencyRule } from '../rules/frequency.ts';
import { quietHoursRule } from '../rules/quiet-hours.ts';
import { rulesInOrder } from '../rules/rules.ts';
import { anyValues, isAtLeastAsStrict } from '../testing-packs.ts';
import { members } from './eu.ts';
import { offerIn } from './offer-in.ts';
import { nothingAsked, type Pack, type PackValues } from './pack.ts';
import { packCases } from './packs.cases.ts';
import { packs, proposals } from './packs.ts';
import { strictest } from './strictest.ts';
import { wa } from './wa.ts';

fc.configureGlobal({ seed: 20_261_126 });

const common = ['_strictest', 'WA', 'EU'];
const places =
  'AT AU BE BG BR CA CA-QC CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IN IS IT LI LT LU LV MT NL NO PL PT RO SE SG SI SK ' +
  'TR US US-CA US-FL US-TX US-VA ZA';
const anyPackOfOurs = fc.constantFrom(...packs);
const packOf = (id: string): Pack => packs.find(pack => pack.id === id) ?? expect.fail(`no pack ${id}`);
const at = (id: string, day: string): Pack => packAt(packOf(id), Date.parse(`${day}T12:00Z`));
const values = (pack: PackValues): PackValues => stricterValues(pack, nothingAsked);
const newYork = { country: 'US', zone: 'America/New_York' };
const miami = { ...newYork, region: 'US-FL' };

describe('the packs', () => {
  it('are the three common ones, and 45 of countries and regions in their order', () => {
    expect(packs.map(pack => pack.id)).toEqual([...common, ...places.split(' ')]);
  });

  it('have one for each member of the Union and of the EEA', () => {
    for (const country of members) expect(packOf(country).id).toBe(country);
  });

  it('have sources that can be opened, the law of the place first', () => {
    for (const { id, sources } of packs) {
      for (const source of sources) expect(source.url, id).toMatch(/^https:\/\/[a-z.-]+\//);
      if (!common.includes(id)) expect(packOf('EU').sources, id).not.toContain(sources[0]);
    }
  });

  it.each([
    [12, 'BR'],
    [13, 'BE CA EE FI GB IS LV MT NO PT SE SG US US-CA US-FL US-TX US-VA'],
    [14, 'AT BG CA-QC CY ES IT LT'],
    [15, 'CZ DK FR GR SI'],
    [16, '_strictest EU AU CH DE HR HU IE IN LI LU NL PL RO SK'],
    [18, 'TR ZA'],
  ])('ask for an age of %i years in %s', (age, ids) => {
    const found = packs.filter(pack => pack.minAge === age).map(pack => pack.id);
    expect(found.join(' ')).toBe(ids);
  });

  it('are each as strict as WhatsApp itself once merged with it', () => {
    for (const pack of packs) expect(isAtLeastAsStrict(mergePacks([pack, wa]), wa)).toBe(true);
  });

  it('leave whatever is not the law of the place as careful as where nothing is known', () => {
    const own = new Set(['minGrade', 'minAge', 'hours', 'answerWithin']);
    for (const pack of packs.filter(one => one !== wa)) {
      for (const name of valueNames.filter(one => !own.has(one))) {
        expect(stricterOf(name, pack, strictest), `${pack.id} ${name}`).toEqual(pack[name]);
      }
    }
  });

  it('keep to the laws of the merge, each with each', () => {
    for (const one of packs) {
      for (const other of packs) {
        const both = mergePacks([one, other]);
        expect(both).toEqual(mergePacks([other, one]));
        expect(mergePacks([both, one])).toEqual(both);
        if (!isAtLeastAsStrict(both, one)) expect.fail(`${one.id} with ${other.id}`);
      }
    }
  });

  it('are grouped as one likes', () => {
    fc.assert(
      fc.property(anyPackOfOurs, anyPackOfOurs, anyPackOfOurs, (a, b, c) => {
        expect(mergePacks([mergePacks([a, b]), c])).toEqual(mergePacks([a, mergePacks([b, c])]));
      }),
    );
  });
});

describe('the cases of packs', () => {
  it('are four at least for each pack, with one that allows and one that does not', () => {
    expect(packCases.map(one => one.pack)).toEqual(packs.map(pack => pack.id));
    for (const { pack, cases } of packCases) {
      const allowing = cases.filter(([, , code]) => code.startsWith('ALLOW_')).length;
      expect(cases.length, pack).toBeGreaterThanOrEqual(4);
      expect(allowing, pack).toBeGreaterThan(0);
      expect(allowing, pack).toBeLessThan(cases.length);
    }
  });

  it('are judged by the pack that they are of', () => {
    const others = ['WA', 'EU'];
    for (const { pack, cases } of packCases.filter(one => !others.includes(one.pack))) {
      for (const [title, facts] of cases) expect(decideBy(rulesToday, facts).packs, title).toContain(pack);
    }
  });
});

describe('the room that a pack leaves', () => {
  it('is never stricter than the pack', () => {
    for (const pack of packs) {
      for (const name of namesOf(pack.atLoosest)) {
        expect(stricterOf(name, pack, { ...pack, ...pack.atLoosest }), `${pack.id} ${name}`).toEqual(pack[name]);
      }
    }
  });

  it('is not gone beyond, whatever the business asks for', () => {
    fc.assert(
      fc.property(anyPackOfOurs, anyValues, (pack, wanted) => {
        const loose = loosen(pack, wanted);
        expect(isAtLeastAsStrict(loose, { ...pack, ...pack.atLoosest })).toBe(true);
        for (const name of valueNames.filter(one => pack.atLoosest[one] === undefined)) {
          expect(loose[name], name).toEqual(pack[name]);
        }
      }),
    );
  });

  it('never lets a tie to the business stand in for the opt-in on WhatsApp', () => {
    for (const pack of packs) expect(pack.atLoosest.softOptIn?.channels ?? []).not.toContain('whatsapp');
  });

  it('has no soft opt-in where the law knows none', () => {
    const without = packs.filter(pack => pack.atLoosest.softOptIn === undefined).map(pack => pack.id);
    expect(without.join(' ')).toBe('_strictest WA EU BR HU IN IS LI PL SG TR US US-CA US-FL US-TX US-VA');
  });
});

describe('changes that are dated', () => {
  it('India: from 13 May 2027 nobody below 18', () => {
    expect(at('IN', '2027-05-11').minAge).toBe(16);
    expect(at('IN', '2027-05-13').minAge).toBe(18);
  });

  it('United States: from 31 January 2027 a stop cannot be narrowed, whatever the business decided', () => {
    for (const id of ['US', 'US-CA', 'US-FL', 'US-TX', 'US-VA']) {
      const looser = { stopMayBeNarrowed: true };
      expect(loosen(at(id, '2027-01-29'), looser).stopMayBeNarrowed).toBe(true);
      expect(loosen(at(id, '2027-01-31'), looser).stopMayBeNarrowed).toBe(false);
      expect(at(id, '2027-01-29').stopMayBeNarrowed).toBe(false);
    }
  });

  it('are each on a real day, say what changes, and loosen nothing but by name', () => {
    for (const pack of packs) {
      for (const { from, what, nowFixed } of pack.changes) {
        expect(new Date(`${from}T00:00Z`).toISOString()).toContain(from);
        expect(what).toMatch(/\.$/);
        for (const name of nowFixed ?? []) expect(pack.atLoosest).toHaveProperty(name);
        expect(isAtLeastAsStrict(values(at(pack.id, from)), values(pack))).toBe(true);
      }
    }
  });

  it('that are only proposed apply nowhere', () => {
    expect(proposals.map(one => one.id)).toEqual(['EU-OMNIBUS']);
    for (const { id, wouldChange } of proposals) {
      expect(packs.some(pack => pack.id === id)).toBe(false);
      expect(wouldChange.length).toBeGreaterThan(0);
    }
    expect(packOf('EU').askAgainAfterMonths).toBe(12);
  });
});

describe('hours and caps of the United States', () => {
  // Asked of the rules alone: WhatsApp delivers no marketing there, which speaks first in a whole decision.
  const looseHours = { business: { looser: { hours: { marketing: { ALL: ['06:00-23:00'] } } } } };
  const looseCaps = { looser: { frequency: [{ max: 9, perDays: 30 }] } };
  const hours = (facts: Facts): string | null => said(quietHoursRule, facts);

  it.each<[string, Facts, string | null]>([
    ['Sunday at one in New York', offerIn(newYork, '2026-11-29T13:00-05:00'), null],
    [
      'Sunday at one in Berlin',
      offerIn({ country: 'DE', zone: 'Europe/Berlin' }, '2026-11-29T13:00+01:00'),
      'DEFER_QUIET_HOURS',
    ],
    ['Sunday at eleven in New York', offerIn(newYork, '2026-11-29T11:00-05:00'), 'DEFER_QUIET_HOURS'],
    ['half past eight in the evening', offerIn(newYork, '2026-11-25T20:30-05:00'), 'DEFER_QUIET_HOURS'],
    ['the same, loosened to the federal hours', offerIn(newYork, '2026-11-25T20:30-05:00', looseHours), null],
    ['not beyond the federal hours', offerIn(newYork, '2026-11-25T21:00-05:00', looseHours), 'DEFER_QUIET_HOURS'],
    ['half past eight in Florida, loosened', offerIn(miami, '2026-11-25T20:30-05:00', looseHours), 'DEFER_QUIET_HOURS'],
    ['half past seven in Florida, loosened', offerIn(miami, '2026-11-25T19:30-05:00', looseHours), null],
  ])('%s', (_, facts, code) => {
    expect(hours(facts)).toBe(code);
  });

  it('three in 24 hours are the most that a business can choose', () => {
    const sentToday = ['T09:10', 'T10:10', 'T11:10'].map(time => Date.parse(`2026-11-25${time}-05:00`));
    const facts = (marketingSentAtMs: number[]): Facts =>
      offerIn(newYork, '2026-11-25T12:10-05:00', { person: { marketingSentAtMs }, business: looseCaps });
    expect(said(frequencyRule, facts(sentToday))).toBe('DEFER_FREQUENCY');
    expect(said(frequencyRule, facts(sentToday.slice(1)))).toBeNull();
  });
});

describe('a new place', () => {
  it('is data alone', () => {
    const made: Pack = {
      ...strictest,
      id: 'ZZ',
      title: 'Elsewhere',
      minGrade: { ...strictest.minGrade, marketing: 'E4' },
    };
    const facts = factsWith({
      person: { countries: ['ZZ'], consents: [consent()] },
      business: { countries: ['ZZ'] },
      sender: { country: 'ZZ' },
    });
    const decision = decideBy(createRuleBook('2099.1.1', rulesInOrder, [...packs, made]), facts);
    expect(decision.packs).toEqual(['WA', 'ZZ']);
    expect(decision.reasons[0]?.code).toBe('DENY_EVIDENCE_GRADE');
    expect(decideBy(rulesToday, facts).packs).toEqual(['WA', '_strictest']);
  });
});

function namesOf(some: Partial<PackValues>): readonly (keyof PackValues)[] {
  return valueNames.filter(name => name in some);
}

it('says where a stop may be narrowed, and until when a business may let it be', () => {
  const at = (day: string, country: string, looser: Record<string, unknown> = {}): boolean =>
    stopMayBeNarrowed({
      atMs: Date.parse(day),
      person: { ...unknownPerson, countries: [country] },
      business: { countries: [country], zone: 'UTC', stricter: {}, looser },
      sender: { id: 's', active: true, country, directSend: false },
    });
  expect(at('2026-12-01', 'DE')).toBe(true);
  expect(at('2026-12-01', 'US')).toBe(false);
  expect(at('2026-12-01', 'US', { stopMayBeNarrowed: true })).toBe(true);
  expect(at('2027-02-01', 'US', { stopMayBeNarrowed: true })).toBe(false);
});
