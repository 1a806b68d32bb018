// What stands in the ledger: canonical, hashed as RFC 6962 says, and bound to evidence that it does not show.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type ConsentEventId, type Id, parseId, present } from '../kernel/kernel.ts';
import { commitTo, writeLeaf } from './leaf.ts';
import { input } from './testing.ts';

const id: ConsentEventId = present(parseId('018f0000-0000-7000-8000-000000000001'), 'an id');
const subject: Id<'subject'> = present(parseId('018f0000-0000-7000-8000-000000000002'), 'an id');
const written = { id, subject, occurredAtMs: 0, recordedAtMs: 1_795_465_571_511, evidence: 'ab' };
const salt = Buffer.alloc(32, 7);

describe('a leaf', () => {
  test('is canonical JSON with nothing of the evidence, and leaves out what was not said', () => {
    const { event } = writeLeaf(input({ type: 'withdrawn', evidence: { phone: '4915112345678' } }), written);
    expect(event).toBe(
      '{"act":"typed_keyword","by":"person","channel":null,"evidence":"ab","grade":"E3",' +
        `"id":"${id}","occurredAt":"1970-01-01T00:00:00.000Z","purpose":null,` +
        `"recordedAt":"2026-11-23T20:26:11.511Z","source":"whatsapp","subject":"${subject}","type":"withdrawn","v":1}`,
    );
  });

  test('names neither the contact nor the business, and holds all that the gate follows from', () => {
    const said = input({
      type: 'given',
      purpose: 'offers',
      channel: 'whatsapp',
      keepPurposes: ['orders'],
      scope: ['all'],
      reason: 'stop',
      objectedTo: 'all',
      thirdParties: false,
      senderIds: ['s'],
      wording: { text: 'Ich stimme zu', language: 'de', version: '3' },
    });
    const { event } = writeLeaf(said, written);
    expect(event).not.toContain(said.contactId);
    expect(event).not.toContain(said.businessId);
    expect(event).not.toContain('Ich stimme zu');
    expect(JSON.parse(event)).toMatchObject({
      purpose: 'offers',
      channel: 'whatsapp',
      keepPurposes: ['orders'],
      scope: ['all'],
      reason: 'stop',
      objectedTo: 'all',
      thirdParties: false,
      senderIds: ['s'],
      wording: { hash: createHash('sha256').update('Ich stimme zu').digest('hex'), language: 'de', version: '3' },
    });
  });

  test('is hashed as a leaf of an RFC 6962 tree', () => {
    const { event, leafHash } = writeLeaf(input({ type: 'withdrawn' }), written);
    expect(leafHash).toEqual(createHash('sha256').update('\0').update(event).digest());
  });
});

describe('a commitment', () => {
  test('is the hash of salt and canonical evidence, and both can be read again', () => {
    const wording = { text: 'yes', language: 'en' };
    const { commitment, plain } = commitTo({ evidence: { b: 1, a: undefined, c: ['x', null] }, wording }, salt);
    expect(commitment).toBe(createHash('sha256').update(salt).update('{"b":1,"c":["x",null]}').digest('hex'));
    expect(JSON.parse(plain)).toEqual({ salt: salt.toString('hex'), evidence: { b: 1, c: ['x', null] }, wording });
  });

  test('differs for the same evidence under another salt', () => {
    const other = Buffer.alloc(32, 8);
    const evidence = { text: 'STOP' };
    expect(commitTo({ evidence }, salt).commitment).not.toBe(commitTo({ evidence }, other).commitment);
  });

  test('takes a broken emoji: a stop must not fail for it', () => {
    const { plain } = commitTo({ evidence: { text: 'STOP \ud83d', '\udc00': [{ deep: '\ud83d' }] } }, salt);
    expect(JSON.parse(plain).evidence).toEqual({ text: 'STOP \ufffd', '\ufffd': [{ deep: '\ufffd' }] });
  });
});
