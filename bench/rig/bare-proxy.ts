// The measure for the gateway: the same framework and the same client, forwarding and nothing else. No parsing, no
// policy, no database. Its argument is the address to forward to.

import { type FastifyRequest, fastify } from 'fastify';
import { Pool } from 'undici';

const connections = 64;

const pool = new Pool(process.argv[2] ?? '', { connections });
const app = fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/*', async (request: FastifyRequest<{ Body: Buffer }>, reply) => {
  const answer = await pool.request({
    method: 'POST',
    path: request.url,
    headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
    body: request.body,
  });
  const body = Buffer.from(await answer.body.arrayBuffer());
  return reply.code(answer.statusCode).header('content-type', answer.headers['content-type']).send(body);
});
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => process.exit(0));
