// What is kept as proof is marked when it comes in: the words of an opt-in, a stop, a START, a wish by right. Talk is not.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import type { BusinessId } from '../../kernel/kernel.ts';
import { askOptIn } from '../opt-in/ask.ts';
import { processOnce } from './processor.ts';
import { addBusiness, openProcess, type TestProcess, textFrom, webhookOf } from './testing.ts';

let database: TestDatabase;
let one: TestProcess;
let businessId: BusinessId;

beforeAll(async () => {
  database = await createTestDatabase();
  one = await openProcess(database.db, 'one');
  businessId = await addBusiness(one, '100');
  await one.directory.putPurpose(businessId, {
    id: 'offers',
    class: 'marketing_own',
    title: 'offers',
    description: '',
  });
});

afterAll(async () => {
  one.directory.close();
  await database.stop();
});

async function isProof(text: string): Promise<boolean | undefined> {
  await one.post('secret-100', webhookOf('100', { messages: [textFrom('4915112345678', text)] }));
  for (let taken = 1; taken > 0; ) ({ taken } = await processOnce(one));
  const rows = await database.db.query<{ proof: boolean }>(businessId, {
    text: 'select proof from message order by id desc limit 1',
    values: [],
  });
  return rows[0]?.proof;
}

test.each([
  ['STOP', true],
  ['START', true],
  ['Please stop sending me these offers', true],
  ['Which of my data do you store? I want a copy of it.', true],
  ['Is the bakery open on Sunday?', false],
  ['Yes', false],
])('%s', async (text, expected) => {
  one.hour.nowMs += 1_000;
  expect(await isProof(text)).toBe(expected);
});

test('the sentence of an opt-in, once its token confirms it', async () => {
  const [sender] = one.directory.senders(businessId);
  const { sentence } = await askOptIn(one, {
    sender: sender ?? expect.fail(),
    purposes: ['offers'],
    language: 'en',
    wording: 'Yes, I want offers',
    thirdParties: false,
    source: 'poster',
    session: null,
  });
  one.hour.nowMs += 1_000;
  expect(await isProof(sentence)).toBe(true);
  one.hour.nowMs += 1_000;
  expect(await isProof(`${sentence} again`)).toBe(false);
});
