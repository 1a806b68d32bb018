// A request with its whole answer in memory: the path of every message.

import type { Dispatcher, Pool } from 'undici';
import type { Answered, Failed } from './answer.ts';
import { followAttempt, type Queue } from './attempt.ts';
import { answerHeaders } from './headers.ts';

const answerBytesMax = 1_048_576;

/** Sends and reads the answer. It always resolves; after `timeoutMs` with what is known of the fate. */
export function dispatchBuffered(
  to: { pool: Pool; queue: Queue },
  options: Dispatcher.DispatchOptions,
  timeoutMs: number,
): Promise<Answered<Buffer> | Failed> {
  const { pool, queue } = to;
  return new Promise(resolve => {
    const attempt = followAttempt(queue);
    const failed = (): void => {
      clearTimeout(deadline);
      resolve({ kind: 'failed', fate: attempt.failed() });
    };
    const deadline = setTimeout(() => {
      failed();
      attempt.giveUp(new Error('no answer in time'));
    }, timeoutMs);
    const chunks: Buffer[] = [];
    let bytes = 0;
    let status = 0;
    let headers: Record<string, string> = {};
    pool.dispatch(options, {
      onRequestStart: attempt.started,
      onResponseStart: (_controller, statusCode, given) => {
        status = statusCode;
        headers = answerHeaders(given);
      },
      onResponseData: (controller, chunk) => {
        bytes += chunk.length;
        if (bytes > answerBytesMax) controller.abort(new Error('the answer is larger than an answer may be'));
        else chunks.push(chunk);
      },
      onResponseEnd: () => {
        clearTimeout(deadline);
        const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
        resolve({ kind: 'answered', status, contentType: headers['content-type'] ?? '', headers, body });
      },
      onResponseError: failed,
    });
  });
}
