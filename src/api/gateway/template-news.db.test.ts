// News of a template that come while Meta is asked, by each way on which Meta's answer is remembered: they stand.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { present } from '../../kernel/kernel.ts';
import { findTemplate } from '../../messages/messages.ts';
import { type ApiFixture, openApiFixture, phoneNumberId, wabaId } from '../testing.ts';

let database: TestDatabase;
let fixture: ApiFixture;
beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await openApiFixture(database.db);
});
afterAll(async () => {
  await fixture.stop();
  await database.stop();
});

const path = `/v25.0/${wabaId}/message_templates`;
const sync = () => present(fixture.directory.findSender(phoneNumberId), 'the sender').id;
const ways = [
  { how: 'a list', ask: (_name: string) => fixture.call('GET', path) },
  { how: 'the answer to a new one', ask: (name: string) => fixture.call('POST', path, { ...made, name }) },
  { how: 'a sync', ask: (_name: string) => fixture.call('POST', `/api/v1/senders/${sync()}/sync-templates`) },
];
const made = { language: 'en', category: 'UTILITY', components: [{ type: 'BODY', text: 'Your cake waits.' }] };
const told = { id: '594100', status: 'PENDING', category: 'UTILITY' };

test.each(ways)('$how that was asked for before them undoes none of them', async ({ how, ask }) => {
  const name = how.replaceAll(' ', '_');
  fixture.meta.answer(async (asked, response) => {
    await approve(name);
    const body = asked.method === 'GET' ? { data: [{ ...made, ...told, name }] } : told;
    response.end(JSON.stringify(body));
  });
  expect((await ask(name)).statusCode).toBe(200);
  const found = findTemplate(fixture.directory.business(fixture.mine), { wabaId, name, language: 'en' });
  expect(found).toMatchObject({ templateId: told.id, category: 'UTILITY', status: 'APPROVED' });
});

/** What the news of an approval write, where nothing is known of the template yet. */
async function approve(name: string): Promise<void> {
  await database.db.query(fixture.mine, {
    text: `with raised as (update business set version = version + 1 where business_id = $1 returning version)
      insert into template (business_id, waba_id, name, language, category, status, components, tells_opt_out, synced_at,
        told_version)
      select $1, $2, $3, 'en', 'UNKNOWN', 'APPROVED', '[]', false, now(), version from raised`,
    values: [fixture.mine, wabaId, name],
  });
}
