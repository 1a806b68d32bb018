// One attempt of a request on a pool. It knows whether undici began to write the request: until then nothing can have
// reached Meta, whatever the error is called; from then on nothing is certain.

import type { Dispatcher } from 'undici';
import type { Fate } from './answer.ts';

type Controller = Dispatcher.DispatchController;

export type Attempt = {
  /** To be called as undici's onRequestStart. */
  started: (controller: Controller) => void;
  /** To be called when it has failed or was given up; tells what that means. */
  failed: () => Fate;
  hasStarted: () => boolean;
  /** Gives up: a request not yet begun will never be, one that was begun is cut off. */
  giveUp: (reason: Error) => void;
};

/** The requests of one origin that wait for a connection; only counted. */
export type Queue = { waiting: number };

/** Follows one attempt, which waits in the queue until it has begun or ended. */
export function followAttempt(queue: Queue): Attempt {
  let running: Controller | undefined;
  let givenUp: Error | undefined;
  let waits = true;
  queue.waiting += 1;
  const leaveQueue = (): void => {
    if (waits) queue.waiting -= 1;
    waits = false;
  };
  return {
    started: controller => {
      leaveQueue();
      // Aborted here, before the first byte is written, it surely does not leave.
      if (givenUp !== undefined) controller.abort(givenUp);
      else running = controller;
    },
    failed: () => {
      leaveQueue();
      return running === undefined ? 'not-sent' : 'unknown';
    },
    hasStarted: () => running !== undefined,
    giveUp: reason => {
      if (givenUp !== undefined) return;
      givenUp = reason;
      running?.abort(reason);
    },
  };
}
