// Offsets of zones: right about daylight saving on the very quarter of an hour, whatever was asked before.

import { describe, expect, it } from 'vitest';
import { offsetMs, zonesOfCountry } from './zones.ts';

const minutes = (zone: string, text: string): number => offsetMs(zone, Date.parse(`${text}Z`)) / 60_000;

describe('the offset of a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T00:59:59.999', 60],
    ['Europe/Berlin', '2026-03-29T01:00', 120],
    ['Europe/Berlin', '2026-10-25T00:59:59.999', 120],
    ['Europe/Berlin', '2026-10-25T01:00', 60],
    ['America/New_York', '2026-11-01T05:59', -240],
    ['America/New_York', '2026-11-01T06:00', -300],
    ['Australia/Lord_Howe', '2026-04-04T14:59', 660],
    ['Australia/Lord_Howe', '2026-04-04T15:00', 630],
    ['Asia/Kathmandu', '2026-11-24T12:00', 345],
    ['America/St_Johns', '2026-11-24T12:00', -210],
    ['UTC', '2026-11-24T12:00', 0],
  ])('%s at %s is %d minutes', (zone, text, expected) => {
    expect(minutes(zone, text)).toBe(expected);
    expect(minutes(zone, text)).toBe(expected);
  });

  it('stays right when more instants were asked for than are kept', () => {
    const start = Date.parse('2026-01-01T00:00Z');
    for (let quarter = 0; quarter < 5_000; quarter += 1) offsetMs('Europe/Paris', start + quarter * 900_000);
    expect(minutes('Europe/Paris', '2026-07-01T12:00')).toBe(120);
    expect(minutes('Europe/Paris', '2026-01-01T12:00')).toBe(60);
  });

  it('is not guessed for a zone that does not exist', () => {
    expect(() => offsetMs('Europe/Atlantis', 0)).toThrow(RangeError);
  });
});

describe('the zones of a country', () => {
  it('are those of the whole country', () => {
    expect(zonesOfCountry('DE')).toContain('Europe/Berlin');
    expect(zonesOfCountry('PT')).toEqual(expect.arrayContaining(['Atlantic/Azores', 'Europe/Lisbon']));
    expect(zonesOfCountry('US').length).toBeGreaterThan(20);
  });

  it.each(['', 'de', 'DEU', 'XX', '../'])('are none for "%s"', country => {
    expect(zonesOfCountry(country)).toEqual([]);
  });
});
