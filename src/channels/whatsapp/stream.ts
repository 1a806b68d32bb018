// A request whose body and answer flow through: media, no faster than the slower side, no larger than Meta takes.

import { Readable, Transform } from 'node:stream';
import type { Dispatcher, Pool } from 'undici';
import type { Answered, Failed } from './answer.ts';
import { type Attempt, followAttempt, type Queue } from './attempt.ts';
import { answerHeaders } from './headers.ts';

/** Sends and gives the answer as soon as its head is there; the body follows as it is read. */
export function dispatchStreamed(
  to: { pool: Pool; queue: Queue },
  options: Dispatcher.DispatchOptions & { body: Readable | null },
  limits: { timeoutMs: number; mediaBytesMax: number },
): Promise<Answered<Readable> | Failed> {
  const { pool, queue } = to;
  const { timeoutMs, mediaBytesMax } = limits;
  return new Promise(resolve => {
    const attempt = followAttempt(queue);
    const upload = options.body === null ? null : bounded(options.body, mediaBytesMax);
    let answer: Readable | undefined;
    // Only the wait for a connection is bounded here; undici bounds each silence after it.
    const deadline = setTimeout(() => {
      if (!attempt.hasStarted()) fail(new Error('no connection in time'));
    }, timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(deadline);
      attempt.giveUp(error);
      upload?.destroy();
      if (answer === undefined) resolve({ kind: 'failed', fate: attempt.failed() });
      else answer.destroy(error);
    };
    pool.dispatch(
      { ...options, body: upload },
      {
        onRequestStart: controller => {
          clearTimeout(deadline);
          attempt.started(controller);
        },
        onResponseStart: (controller, status, given) => {
          const headers = answerHeaders(given);
          answer = download(controller, attempt, mediaBytesMax);
          resolve({ kind: 'answered', status, contentType: headers['content-type'] ?? '', headers, body: answer });
        },
        onResponseData: (controller, chunk) => {
          if (answer?.push(chunk) === false) controller.pause();
        },
        onResponseEnd: () => void answer?.push(null),
        onResponseError: (_controller, error) => fail(error),
      },
    );
  });
}

/** The answer's body. Reading lets more come; whoever stops reading cuts the connection. */
function download(controller: Dispatcher.DispatchController, attempt: Attempt, bytesMax: number): Readable {
  let bytes = 0;
  const body = new Readable({
    read: () => controller.resume(),
    destroy: (error, done) => {
      attempt.giveUp(error ?? new Error('no longer read'));
      done(error);
    },
  });
  const push = body.push.bind(body);
  body.push = (chunk: Buffer | null): boolean => {
    bytes += chunk?.length ?? 0;
    if (bytes <= bytesMax) return push(chunk);
    body.destroy(new Error('the media is larger than media may be'));
    return false;
  };
  return body;
}

function bounded(source: Readable, bytesMax: number): Transform {
  let bytes = 0;
  const counter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done(bytes > bytesMax ? new Error('the media is larger than media may be') : null, chunk);
    },
  });
  source.once('error', error => counter.destroy(error));
  counter.once('close', () => source.destroy());
  source.pipe(counter);
  return counter;
}
