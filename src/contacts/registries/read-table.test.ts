// Files of registries as they come: marks of order, ends of lines, quotes, headings in many tongues, and rubbish.

import { describe, expect, it } from 'vitest';
import type { Entry } from './adapter.ts';
import { getAdapter } from './adapters.ts';
import { readLines } from './read-lines.ts';

/** Reads a file of a registry; `size` is how many bytes come at a time. */
async function read(id: string, file: string | Buffer, size = 7): Promise<Entry[]> {
  const bytes = Buffer.from(file as Buffer); // a text is copied as UTF-8
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const entries: Entry[] = [];
  for await (const entry of getAdapter(id).read(readLines(pieces()))) entries.push(entry);
  return entries;
}

const phones = async (id: string, file: string | Buffer, size?: number) =>
  (await read(id, file, size)).map(one => one.phone);
const za = 'ZA-NCC-OPTOUT';

describe('one number on each line', () => {
  it.each([
    ['international', '+27 82 123 4567', '27821234567'],
    ['with two noughts', '0027821234567', '27821234567'],
    ['with the country code only', '27821234567', '27821234567'],
    ['national', '082 123-4567', '27821234567'],
    ['national, without its nought', '821234567', '27821234567'],
    ['in brackets', '(082) 123.4567', '27821234567'],
    ['quoted', '"082 123 4567"', '27821234567'],
    ['kept as text by a spreadsheet', "'0821234567", '27821234567'],
    ['taken for a decimal by one', '27821234567.0', '27821234567'],
    ['a link', 'tel:+27821234567', '27821234567'],
    ['with unseen marks', '\u202a+27 82 123 4567\u202c', '27821234567'],
    ['of another country', '+49 1512 3456789', '4915123456789'],
    ['in full width', '＋２７８２１２３４５６７', '27821234567'],
    ['with an empty cell behind', '0821234567;', '27821234567'],
  ])('%s', async (_, line, phone) => {
    expect(await phones(za, line)).toEqual([phone]);
  });

  it.each(['hello', '12', '+27', '4.91512E+12', '082 123 4567 ext 5', '082\u0000123 4567', '+999123456789', '\u0000'])(
    '%j is none',
    async line => {
      expect(await phones(za, `0821234567\n${line}`)).toEqual(['27821234567', null]);
    },
  );

  it('whatever ends the lines, with a mark of order, in pieces of any size', async () => {
    const file = '\ufeff0821234567\r\n\r\n0821234568\r0821234569\n';
    for (const size of [1, 2, 3, 5, 100]) {
      expect(await read(za, file, size)).toEqual([
        { line: 1, phone: '27821234567' },
        { line: 3, phone: '27821234568' },
        { line: 4, phone: '27821234569' },
      ]);
    }
    const utf16 = Buffer.from('\ufeffPhone\r\n0821234567\r\n', 'utf16le');
    expect(await phones(za, utf16, 3)).toEqual(['27821234567']);
    expect(await phones(za, utf16.swap16(), 3)).toEqual(['27821234567']);
  });

  it('of an empty file there are none', async () => {
    expect(await read(za, '')).toEqual([]);
    expect(await read(za, '\ufeff\r\n\r\n')).toEqual([]);
  });

  it('a line without end is not kept in memory', async () => {
    const file = `0821234567\n${'1'.repeat(50_000)}\n0821234568\n${'2'.repeat(50_000)}`;
    expect(await read(za, file, 1_000)).toEqual([
      { line: 1, phone: '27821234567' },
      { line: 2, phone: null },
      { line: 3, phone: '27821234568' },
      { line: 4, phone: null },
    ]);
  });

  it('a hundred thousand are read in a moment', async () => {
    const file = Array.from({ length: 100_000 }, (_, nth) => `08${String(21_000_000 + nth)}`).join('\n');
    const startedMs = performance.now();
    const read100k = await phones(za, file, 65_536);
    expect(new Set(read100k).size).toBe(100_000);
    expect(read100k).not.toContain(null);
    // A bound for a machine that is shared, not a measure.
    expect(performance.now() - startedMs).toBeLessThan(20_000);
  });
});

describe('a table', () => {
  it.each([
    ['commas', 'id,Phone Number,date\n1,0821234567,2026-11-01'],
    ['semicolons and a heading in German', 'Name;Telefonnummer\nMüller;0821234567'],
    ['tabs', 'name\tMSISDN\nA\t0821234567'],
    ['quotes', '"name","phone"\r\n"Smith, ""Bo""","082 123 4567"'],
    ['the line of a spreadsheet first', 'sep=;\nnumber;x\n0821234567;1'],
    ['two columns that could be it', 'number,phone\n0829999999,0821234567'],
    ['a single column with a heading', 'Teléfono\n0821234567'],
    ['marks in the heading', 'Téléphone ;x\n0821234567;1'],
  ])('with %s', async (_, file) => {
    expect(await phones(za, file)).toEqual(['27821234567']);
  });

  it('with lines that are cut off or quoted wrongly tells of them', async () => {
    const file = 'name;phone\nA\nB;"0821234567\nC;0821234568\n"D"x;0821234569';
    expect(await read(za, file)).toEqual([
      { line: 2, phone: null },
      { line: 3, phone: null },
      { line: 4, phone: '27821234568' },
      { line: 5, phone: null },
    ]);
  });

  it('that does not say which column has the numbers is refused, in words without them', async () => {
    const refused = read(za, '7,0821234567\n8,0821234568');
    await expect(refused).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(refused).rejects.not.toThrow(/0821234567/);
  });
});

describe('lists with ways of their own', () => {
  it('İYS: only what was agreed to, for messages', async () => {
    const file = [
      'Alıcı;İzin Türü;Durum',
      '+905321234567;MESAJ;ONAY',
      '+905321234568;MESAJ;RET',
      '+905321234569;ARAMA;ONAY',
      '05321234560;MESAJ;Onay',
    ].join('\n');
    expect(await phones('TR-IYS', file)).toEqual(['905321234567', '905321234560']);
    expect(await phones('TR-IYS', 'phone\n5321234567')).toEqual(['905321234567']);
  });

  it('US-NDNC: the area code apart', async () => {
    expect(await phones('US-NDNC', '202,5550123\n212,5550124\n212,12')).toEqual(['12025550123', '12125550124', null]);
    expect(await phones('US-NDNC', '2025550123\n(212) 555-0124')).toEqual(['12025550123', '12125550124']);
  });

  it('lists of e-mail addresses, and unknown ones, have no adapter', () => {
    expect(() => getAdapter('AT-ECG')).toThrow(/e-mail/);
    expect(() => getAdapter('XX-NONE')).toThrow(/no registry/);
  });
});
