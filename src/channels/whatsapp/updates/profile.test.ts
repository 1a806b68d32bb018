// Profiles beside the ids of contacts: taken from any webhook, and only for whoever is named in the same entry.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profilesIn } from './profile.ts';

const webhook = (...contacts: unknown[]) => ({ entry: [{ changes: [{ field: 'messages', value: { contacts } }] }] });

test('a profile belongs to the ids beside it', () => {
  const found = profilesIn(
    webhook(
      { wa_id: '4915112345678', user_id: 'DE.1', profile: { name: 'Lena', username: '@lena.b' } },
      { user_id: 'DE.2', profile: { username: 'max' } },
      { wa_id: '4915112345679' },
      { profile: { name: 'Of nobody' } },
      { wa_id: '4915112345670', profile: { name: 7 } },
    ),
  );
  expect(found).toEqual([
    { person: { phone: '4915112345678', userId: 'DE.1', parentUserId: null }, name: 'Lena', username: '@lena.b' },
    { person: { phone: null, userId: 'DE.2', parentUserId: null }, name: null, username: 'max' },
  ]);
});

test('any JSON is read without a fault, and texts are bounded', () => {
  fc.assert(fc.property(fc.jsonValue(), json => profilesIn(json).length >= 0));
  const [long] = profilesIn(webhook({ wa_id: '4915112345678', profile: { name: 'x'.repeat(9_999) } }));
  expect(long?.name).toHaveLength(512);
  expect(profilesIn(webhook(...Array(2_000).fill({ user_id: 'DE.1', profile: { name: 'x' } })))).toHaveLength(1_000);
});
