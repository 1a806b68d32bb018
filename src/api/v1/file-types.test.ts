// A file is what its bytes say.

import { expect, test } from 'vitest';
import { fileTypes } from './file-types.ts';

const heads: Readonly<Record<string, Buffer>> = {
  'image/png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'image/jpeg': Buffer.from('ffd8ffe000104a464946000101000001', 'hex'),
  'video/mp4': Buffer.from('00000018667479706d70343200000000', 'hex'),
  'audio/ogg': Buffer.from('OggS\0\x02\0\0\0\0\0\0', 'latin1'),
  'application/pdf': Buffer.from('%PDF-1.7\n%abcdef'),
  'text/plain': Buffer.from('Bread, two loaves'),
};

test.each(Object.keys(heads))('%s is known by how it begins, and nothing else is taken for it', type => {
  const known = fileTypes[type];
  for (const [other, head] of Object.entries(heads)) {
    const alike = other === type || (type === 'text/plain' && !head.includes(0));
    expect([type, other, known?.begins(head)]).toEqual([type, other, alike]);
  }
});

test('a page that calls itself a picture is none', () => {
  const page = Buffer.from('<html><script>alert(1)');
  expect(fileTypes['image/png']?.begins(page)).toBe(false);
  expect(fileTypes['application/pdf']?.begins(page)).toBe(false);
});
