// The Graph endpoints and who may use them.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { equalInConstantTime } from '../../kernel/kernel.ts';
import { Refusal, unknownObject } from '../meta-errors.ts';
import { bodyOf } from '../server.ts';
import type { Wire } from '../types.ts';
import { asText } from '../wire.ts';
import type { World } from '../world.ts';
import { changeBlocks, listBlocks } from './block.ts';
import { createTemplate, deleteTemplates, editTemplate, unpauseTemplate } from './edit-templates.ts';
import { takeManagement } from './limits.ts';
import { deleteMedia, download, mediaView, upload } from './media.ts';
import { accountView, getNumber, isAccount, numberView, onlyFields, profileView, setProfile } from './number.ts';
import { pageOf } from './page.ts';
import { listSubscriptions, subscribe, unsubscribe } from './subscribe.ts';
import { strikeGraph, takeSend } from './take-send.ts';
import { listTemplates, templateView } from './templates.ts';

type Asked = { Params: { id: string }; Querystring: Record<string, string> };
type AskedRequest = FastifyRequest<Asked>;

/** Mounts everything that Graph has on the server. */
export function mountGraph(server: FastifyInstance, world: World): void {
  server.register(async graph => {
    graph.addHook('onRequest', async request => checkToken(world, request));
    graph.addHook('preHandler', async (request, reply) => strikeGraph(world, request, reply));
    for (const route of ['messages', 'marketing_messages'] as const) {
      graph.post<Asked>(`/:id/${route}`, (request, reply) =>
        takeSend(world, { numberId: request.params.id, route, body: bodyOf(request) }, reply),
      );
    }
    mountObjects(graph, world);
    mountNumbers(graph, world);
    mountAccounts(graph, world);
    mountMedia(graph, world);
  });
}

function checkToken(world: World, request: FastifyRequest): void {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const query = request.query as Record<string, unknown>; // Fastify gives an object of texts
  const token = bearer ?? asText(query['access_token']);
  const fits = token !== null && equalInConstantTime(Buffer.from(token), Buffer.from(world.accessToken));
  if (fits && !world.switches.tokenExpired) return;
  const message = fits
    ? 'Error validating access token: Session has expired.'
    : 'Invalid OAuth access token - Cannot parse access token';
  throw new Refusal(190, { message, plain: true, ...(fits ? { subcode: 463 } : {}) });
}

/** `/{id}`: what it is depends on the id. */
function mountObjects(graph: FastifyInstance, world: World): void {
  graph.get<Asked>('/:id', request => {
    const view = objectView(world, request);
    if (view === null) throw unknownObject(request.params.id, 'GET');
    return onlyFields(view, request.query['fields']);
  });
  graph.post<Asked>('/:id', request => {
    const { id } = request.params;
    const template = world.templates.byId(id);
    if (template !== undefined) return editTemplate(world, template, bodyOf(request));
    return configureNumber(world, getNumber(world, id, 'POST').id, bodyOf(request));
  });
  graph.post<Asked>('/:id/unpause', request => {
    const template = world.templates.byId(request.params.id);
    if (template === undefined) throw unknownObject(request.params.id, 'POST');
    return unpauseTemplate(world, template);
  });
  graph.delete<Asked>('/:id', request => deleteMedia(world, request.params.id));
}

function objectView(world: World, request: AskedRequest): Wire | null {
  const { id } = request.params;
  const number = world.numbers.get(id);
  if (number !== undefined) return numberView(world, number);
  const media = world.media.get(id);
  if (media !== undefined) return mediaView(world, media, originOf(request));
  const template = world.templates.byId(id);
  if (template !== undefined) return { ...templateView(template), quality_score: { score: template.quality } };
  return isAccount(world, id) ? accountView(id) : null;
}

function originOf(request: AskedRequest): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}

async function configureNumber(world: World, _id: string, body: Wire): Promise<Wire> {
  const configuration = body['webhook_configuration'];
  if (typeof configuration !== 'object' || configuration === null) throw new Refusal(100);
  return await subscribe(world, { ...configuration });
}

function mountNumbers(graph: FastifyInstance, world: World): void {
  const numberOf = (request: AskedRequest) => getNumber(world, request.params.id, request.method);
  graph.get<Asked>('/:id/whatsapp_business_profile', request =>
    profileView(numberOf(request), request.query['fields']),
  );
  graph.post<Asked>('/:id/whatsapp_business_profile', request => setProfile(numberOf(request), bodyOf(request)));
  graph.get<Asked>('/:id/block_users', request => listBlocks(world, numberOf(request), request.query));
  graph.post<Asked>('/:id/block_users', request =>
    changeBlocks(world, numberOf(request), { body: bodyOf(request), block: true }),
  );
  graph.delete<Asked>('/:id/block_users', request =>
    changeBlocks(world, numberOf(request), { body: bodyOf(request), block: false }),
  );
  graph.delete<Asked>('/:id/contact_book', request => {
    numberOf(request);
    const customer = world.people.byUserId(request.query['bsuid'] ?? '');
    if (customer === undefined) throw new Refusal(131009, { details: 'bsuid is not a user id of this portfolio' });
    customer.inContactBook = false;
    return { success: true };
  });
}

function mountAccounts(graph: FastifyInstance, world: World): void {
  const accountOf = (request: AskedRequest): string => {
    if (!isAccount(world, request.params.id)) throw unknownObject(request.params.id, request.method);
    takeManagement(world, request.params.id);
    return request.params.id;
  };
  graph.get<Asked>('/:id/message_templates', request =>
    listTemplates(world, { wabaId: accountOf(request), query: request.query }),
  );
  graph.post<Asked>('/:id/message_templates', request => createTemplate(world, accountOf(request), bodyOf(request)));
  graph.delete<Asked>('/:id/message_templates', request => deleteTemplates(world, accountOf(request), request.query));
  graph.get<Asked>('/:id/phone_numbers', request => {
    const wabaId = accountOf(request);
    const numbers = [...world.numbers.values()].filter(number => number.wabaId === wabaId);
    return pageOf(
      numbers.map(number => onlyFields(numberView(world, number), request.query['fields'])),
      request.query,
    );
  });
  graph.get<Asked>('/:id/subscribed_apps', request => {
    accountOf(request);
    return listSubscriptions(world);
  });
  graph.post<Asked>('/:id/subscribed_apps', request => {
    accountOf(request);
    return subscribe(world, bodyOf(request));
  });
  graph.delete<Asked>('/:id/subscribed_apps', request => {
    accountOf(request);
    return unsubscribe(world);
  });
}

function mountMedia(graph: FastifyInstance, world: World): void {
  graph.post<Asked>('/:id/media', request => {
    getNumber(world, request.params.id, 'POST');
    const contentType = request.headers['content-type'] ?? '';
    return upload(world, { body: request.body, contentType, query: request.query });
  });
  graph.get<Asked>('/whatsapp_business/attachments', (request, reply) => {
    const media = download(world, request.query);
    return reply.header('content-type', media.mimeType).send(media.bytes);
  });
}
