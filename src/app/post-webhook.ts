// Posts a webhook to the business's bot: to the very address that was checked, following no redirect, reading little.

import { Agent, request } from 'undici';
import type { Post } from '../messages/messages.ts';

const answerBytesMax = 64 * 1024;

/** One POST; the status, or null when nothing answered in time. */
export const postWebhook: Post = async target => {
  // The name was looked up and judged already: the connection goes to that address, whatever the name says now.
  const dispatcher = new Agent({
    connect: { lookup: (_name, _options, done) => done(null, [{ address: target.address, family: target.family }]) },
    connectTimeout: target.timeoutMs,
    maxResponseSize: answerBytesMax,
  });
  try {
    const answer = await request(target.url, {
      dispatcher,
      method: 'POST',
      headers: target.headers,
      body: target.body,
      headersTimeout: target.timeoutMs,
      bodyTimeout: target.timeoutMs,
    });
    await answer.body.dump();
    return answer.statusCode;
  } catch {
    return null;
  } finally {
    await dispatcher.destroy();
  }
};
