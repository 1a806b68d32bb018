// What each role may do, route by route: the whole table, and that the server keeps it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { type Role, roles } from '../../staff/staff.ts';
import { type ApiFixture, enter, openApiFixture } from '../testing.ts';
import { routes } from './routes.ts';

/** O owner, M marketer, A agent, D developer, P data-protection officer; `*` every person; `-` anyone, signed in or not. */
const table: Readonly<Record<string, string>> = {
  'GET /session': '-',
  'POST /setup': '-',
  'POST /sign-in': '-',
  'POST /sign-in/second': '-',
  'POST /sign-out': '*',
  'POST /demo/sign-in': '-',
  'GET /sessions': '*',
  'DELETE /sessions/{id}': '*',
  'DELETE /sessions': '*',
  'POST /password': '*',
  'POST /password/reset': '-',
  'POST /totp': '*',
  'POST /totp/confirm': '*',
  'POST /totp/disable': '*',
  'GET /passkeys': '*',
  'POST /passkeys/begin': '*',
  'POST /passkeys': '*',
  'DELETE /passkeys/{id}': '*',
  'POST /sign-in/passkey/begin': '-',
  'POST /sign-in/passkey': '-',
  'POST /sign-in/oidc': '-',
  'GET /team': 'OMADP',
  'PUT /team/{userId}': 'O',
  'DELETE /team/{userId}': 'O',
  'POST /team/{userId}/reset-link': 'O',
  'GET /invitations': 'O',
  'POST /invitations': 'O',
  'POST /invitations/read': '-',
  'POST /invitations/accept': '-',
  'DELETE /invitations/{id}': 'O',
  'GET /audit': 'OP',
  'GET /audit.csv': 'OP',
  'POST /consents': 'OMAD',
  'POST /opt-ins': 'OMAD',
  'POST /contacts/find': 'OMADP',
  'GET /contacts/{id}': 'OMADP',
  'GET /contacts/{id}/consents': 'OMADP',
  'GET /contacts/{id}/facts': 'OMADP',
  'PUT /contacts/{id}/facts': 'OMAD',
  'PUT /contacts/{id}/name': 'OMAD',
  'POST /consents/search': 'OMADP',
  'POST /contacts/{id}/merge-preview': 'OMAD',
  'POST /contacts/{id}/merge': 'OMAD',
  'POST /contacts/{id}/split-preview': 'OMAD',
  'POST /contacts/{id}/split': 'OMAD',
  'POST /contacts/search': 'OMADP',
  'GET /contacts/{id}/timeline': 'OMADP',
  'GET /contacts/{id}/messages': 'OAP',
  'POST /contacts/{id}/acts': 'OMAD',
  'PUT /contacts/{id}/labels': 'OA',
  'POST /conversations/search': 'OMADP',
  'POST /conversations': 'OA',
  'GET /conversations/{id}': 'OMADP',
  'PUT /conversations/{id}/assignee': 'OA',
  'PUT /conversations/{id}/state': 'OA',
  'POST /conversations/{id}/read': 'OA',
  'POST /conversations/{id}/unread': 'OA',
  'POST /conversations/{id}/typing': 'OA',
  'GET /conversations/{id}/messages': 'OAP',
  'POST /conversations/{id}/messages': 'OMAD',
  'POST /conversations/{id}/media': 'OMAD',
  'GET /conversations/{id}/possible': 'OMADP',
  'POST /conversations/{id}/check': 'OMADP',
  'POST /conversations/{id}/ask-consent': 'OMAD',
  'GET /conversations/{id}/notes': 'OAP',
  'POST /conversations/{id}/notes': 'OA',
  'DELETE /conversations/{id}/notes/{note}': 'OA',
  'GET /labels': 'OMADP',
  'POST /labels': 'OA',
  'PUT /labels/{id}': 'OA',
  'DELETE /labels/{id}': 'OA',
  'GET /quick-replies': 'OMADP',
  'POST /quick-replies': 'OA',
  'PUT /quick-replies/{id}': 'OA',
  'DELETE /quick-replies/{id}': 'OA',
  'GET /events': 'OMADP',
  'GET /saved-filters': 'OMADP',
  'PUT /saved-filters': 'OMADP',
  'DELETE /saved-filters/{id}': 'OMADP',
  'GET /figures': 'OMADP',
  'GET /account': 'OMADP',
  'GET /needs': 'OMADP',
  'GET /requests': 'OMAP',
  'POST /requests': 'OAP',
  'GET /requests/{id}': 'OMAP',
  'POST /requests/{id}/state': 'OAP',
  'GET /doubts': 'OMAP',
  'POST /doubts/{id}/resolve': 'OAP',
  'POST /decisions': 'OMADP',
  'POST /decisions/search': 'OMADP',
  'GET /decisions/{id}': 'OMADP',
  'POST /decisions/{id}/replay': 'OMADP',
  'GET /pause': 'OMADP',
  'PUT /pause': 'OP',
  'POST /pause/end': 'OP',
  'GET /retention': 'OMADP',
  'GET /retention/preview': 'OP',
  'PUT /retention': 'OP',
  'POST /messages': 'OMAD',
  'POST /messages/search': 'OMADP',
  'GET /messages/{id}': 'OMADP',
  'DELETE /messages/{id}/schedule': 'OMAD',
  'GET /messages/{id}/media': 'OAP',
  'GET /senders': 'OMADP',
  'POST /senders': 'OD',
  'GET /senders/{id}': 'OMADP',
  'POST /senders/{id}/sync-templates': 'OD',
  'POST /senders/{id}/check': 'OD',
  'POST /senders/{id}/subscribe': 'OD',
  'GET /templates': 'OMADP',
  'PUT /templates/purpose': 'OMD',
  'GET /purposes': 'OMADP',
  'POST /purposes': 'OMD',
  'GET /overrides': 'OMADP',
  'POST /policy/explain': 'OMADP',
  'GET /policy/packs': 'OMADP',
  'POST /policy/test': 'OMADP',
  'POST /policy/diff': 'OMADP',
  'GET /policy/values': 'OMADP',
  'PUT /policy/values/stricter': 'O',
  'PUT /policy/values/looser': 'O',
  'PUT /policy/values/profile': 'O',
  'GET /policy/changes': 'OMADP',
  'GET /registries': 'OMADP',
  'POST /registries/{id}/imports': 'O',
  'POST /registries/imports/{id}/entries': 'O',
  'POST /registries/imports/{id}/finish': 'O',
  'GET /keys': 'ODP',
  'POST /keys': 'OD',
  'DELETE /keys/{id}': 'OD',
  'GET /webhooks': 'ODP',
  'POST /webhooks': 'OD',
  'DELETE /webhooks/{id}': 'OD',
  'GET /webhooks/unclear': 'ODP',
  'GET /deliveries': 'ODP',
  'POST /deliveries/{id}/replay': 'OD',
};

const letters: Readonly<Record<Role, string>> = { owner: 'O', marketer: 'M', agent: 'A', developer: 'D', dpo: 'P' };
const nobody = '018f0000-0000-7000-8000-000000000001';
const scoped = routes.filter(route => route.scope !== 'anyone' && route.scope !== 'person');

let own: TestDatabase;
let fixture: ApiFixture;

beforeAll(async () => {
  own = await createTestDatabase();
  fixture = await openApiFixture(own.db);
  // A stream of events would never end by itself.
  fixture.conversations.feed.stop();
});

afterAll(async () => {
  await fixture.stop();
  await own.stop();
});

describe('the table of roles', () => {
  it('has every route, and no other', () => {
    expect(Object.keys(table).toSorted()).toEqual(routes.map(one => `${one.method} ${one.path}`).toSorted());
    for (const route of routes) {
      const said = table[`${route.method} ${route.path}`];
      expect([route.path, said === '-'], 'open routes').toEqual([route.path, route.scope === 'anyone']);
      expect([route.path, said === '*'], 'routes about oneself').toEqual([route.path, route.scope === 'person']);
    }
  });

  it.each(roles)('holds for the role %s', async role => {
    const { headers } = await enter(own.db, [{ businessId: fixture.mine, role }]);
    for (const { method, path } of scoped) {
      const url = `/api/v1${path.replace(/\{\w+\}/g, nobody)}`;
      // A body that no route takes: who may call is told apart from who may not, and nothing is done.
      const withBody = method === 'GET' ? {} : { payload: '{"":0}' };
      const answer = await fixture.api.inject({
        method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        ...withBody,
      });
      const isAllowed = table[`${method} ${path}`]?.includes(letters[role]) === true;
      const isRefused = answer.statusCode === 403 && answer.json().code === 'scope-missing';
      expect([method, path, isRefused ? 'refused' : 'allowed']).toEqual([
        method,
        path,
        isAllowed ? 'allowed' : 'refused',
      ]);
    }
  });

  it('has a person behind every route that is not open', async () => {
    for (const { method, path, scope } of routes) {
      if (scope === 'anyone') continue;
      const url = `/api/v1${path.replace(/\{\w+\}/g, nobody)}`;
      const answer = await fixture.api.inject({ method, url });
      expect([method, path, answer.statusCode]).toEqual([method, path, 401]);
    }
  });
});
