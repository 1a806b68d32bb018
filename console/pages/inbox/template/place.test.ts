// What counts as a place, and what was typed beside it.

import { describe, expect, it } from 'vitest';
import { degreesIn, noPlace, pairIn, placeIn } from './place.ts';

describe('degrees', () => {
  it.each([
    ['latitude', '52.5163', 52.5163],
    ['latitude', ' 52,5163 ', 52.5163],
    ['latitude', '-90', -90],
    ['latitude', '90', 90],
    ['latitude', '\u221233.5', -33.5],
    ['latitude', '+1', 1],
    ['latitude', '90.0001', null],
    ['latitude', '-91', null],
    ['longitude', '180', 180],
    ['longitude', '-180', -180],
    ['longitude', '180.01', null],
    ['longitude', '999', null],
    ['latitude', '', null],
    ['latitude', '52° 30’', null],
    ['latitude', '1e1', null],
    ['latitude', '0x10', null],
    ['latitude', '1.2.3', null],
    ['latitude', 'north', null],
    ['latitude', 'NaN', null],
    ['latitude', 'Infinity', null],
  ] as const)('%s %j: %s', (which, typed, degrees) => {
    expect(degreesIn(which, typed)).toBe(degrees);
  });
});

it.each([
  ['52.5163, 13.3777', { latitude: '52.5163', longitude: '13.3777' }],
  ['-33.8568,151.2153', { latitude: '-33.8568', longitude: '151.2153' }],
  ['52.5 13.4', { latitude: '52.5', longitude: '13.4' }],
  ['52,5163', null],
  ['52.5163', null],
  ['52.5163,', null],
  ['', null],
])('pasted %j', (typed, both) => {
  expect(pairIn(typed)).toEqual(both);
});

describe('a place', () => {
  const typed = { name: ' Bakery ', address: 'Am Markt 1, Berlin', latitude: '52,52', longitude: '-13.4' };

  it('has a name, an address and a point', () => {
    expect(placeIn(typed)).toEqual({
      name: 'Bakery',
      address: 'Am Markt 1, Berlin',
      latitude: 52.52,
      longitude: -13.4,
    });
  });

  it.each(['name', 'address', 'latitude', 'longitude'])('is none without its %s', field => {
    expect(placeIn({ ...typed, [field]: ' ' })).toBeNull();
  });

  it('is none beyond the earth, or before anything was typed', () => {
    expect(placeIn({ ...typed, latitude: '95' })).toBeNull();
    expect(placeIn(noPlace)).toBeNull();
  });
});
