// Where a person may be, by their ids: exactly where the number tells, all candidates where it does not.

import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { placesOf } from './places-of.ts';

const none = { phone: null, userId: null, parentUserId: null };

describe('places', () => {
  test.each([
    ['Germany', '491701234567', ['DE'], ['Europe/Berlin', 'Europe/Busingen']],
    ['Brazil without its ninth digit', '553198765432', ['BR'], expect.arrayContaining(['America/Sao_Paulo'])],
    ['Mexico as WhatsApp says it', '5215512345678', ['MX'], expect.arrayContaining(['America/Mexico_City'])],
    ['+1: Canada by its area code', '16045551234', ['CA'], expect.arrayContaining(['America/Vancouver'])],
    ['+1: the United States by theirs', '12025550123', ['US'], expect.arrayContaining(['America/New_York'])],
    ['+7: Kazakhstan', '77012345678', ['KZ'], expect.arrayContaining(['Asia/Almaty'])],
    ['+44: a mobile of the United Kingdom', '447400123456', ['GB'], ['Europe/London']],
    ['Kosovo, for which no zones are listed', '38343201234', ['XK'], ['Europe/Belgrade']],
  ])('%s', (_, phone, countries, zones) => {
    expect(placesOf({ ...none, phone })).toEqual({ countries, zones });
  });

  test('of a number in no plan are all countries of its code', () => {
    const { countries } = placesOf({ ...none, phone: '15551234567' });
    expect(countries).toEqual(expect.arrayContaining(['CA', 'JM', 'US']));
    expect(countries.length).toBeGreaterThan(20);
    // Its length fits one country, its digits fit none: it may still be of either.
    expect(placesOf({ ...none, phone: '776631889737' }).countries).toEqual(['KZ', 'RU']);
    expect(placesOf({ ...none, phone: '447' }).countries).toEqual(expect.arrayContaining(['GB', 'GG', 'IM', 'JE']));
  });

  test('of no country are unknown', () => {
    const unknown = { countries: [], zones: [] };
    expect(placesOf({ ...none, phone: '999123456789' })).toEqual(unknown);
    expect(placesOf({ ...none, phone: '999' })).toEqual(unknown);
    expect(placesOf({ ...none, userId: 'nobody' })).toEqual(unknown);
    expect(placesOf(none)).toEqual(unknown);
  });

  test('come from user ids too, and all that are told count', () => {
    expect(placesOf({ ...none, userId: 'US.13491208655302741918' }).countries).toEqual(['US']);
    expect(placesOf({ ...none, parentUserId: 'GB.ENT.1' })).toEqual({ countries: ['GB'], zones: ['Europe/London'] });
    expect(placesOf({ phone: '491701234567', userId: 'AT.1', parentUserId: null })).toEqual({
      countries: ['AT', 'DE'],
      zones: ['Europe/Berlin', 'Europe/Busingen', 'Europe/Vienna'],
    });
  });

  test('a prefix that is no country tells of a place without zones', () => {
    expect(placesOf({ ...none, userId: 'ZZ.1' })).toEqual({ countries: ['ZZ'], zones: [] });
  });

  test('every country with a calling code has a zone', () => {
    const without = getCountries().filter(country => placesOf({ ...none, userId: `${country}.1` }).zones.length === 0);
    expect(without).toEqual([]);
  });
});
