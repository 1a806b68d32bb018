// Stands in for Meta's Graph API where only speed is asked: takes every POST of a message and answers at once with a
// Graph-shaped 200 and a wamid of its own. What Meta would refuse, it takes.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

let count = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    count += 1;
    const to = /"to":"\+?(\d+)"/.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? '';
    const wamid = `wamid.HBgN${count.toString(36).padStart(12, '0')}FQIAERgS`;
    const body = `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"${wamid}","message_status":"accepted"}]}`;
    response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', 'content-length': body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  process.send?.(`http://127.0.0.1:${port}`);
});
process.once('SIGTERM', () => process.exit(0));
