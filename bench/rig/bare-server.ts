// The measure for what the server does by itself: the same framework parses the JSON of a POST and answers 200. No
// validation, no signature, no database.

import { fastify } from 'fastify';

const bodyBytesMax = 4 * 1024 * 1024;

const app = fastify({ bodyLimit: bodyBytesMax });
app.post('/*', async () => ({ ok: true }));
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => process.exit(0));
