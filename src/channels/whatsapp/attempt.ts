// One attempt of a request on a pool. It knows whether undici began to write the request: until then nothing can have
// reached Meta, whatever the error is called; from then on nothing is certain.

import type { Dispatcher } from 'undici';
import type { Fate } from './answer.ts';

type Controller = Dispatcher.DispatchController;

export type Attempt = {
  /** To be called as undici's onRequestStart. */
  started: (controller: Controller) => void;
  fate: () => Fate;
  /** Gives up: a request not yet begun will never be, one that was begun is cut off. */
  giveUp: (reason: Error) => void;
};

/** Follows one attempt. */
export function followAttempt(): Attempt {
  let running: Controller | undefined;
  let givenUp: Error | undefined;
  return {
    started: controller => {
      // Aborted here, before the first byte is written, it surely does not leave.
      if (givenUp !== undefined) controller.abort(givenUp);
      else running = controller;
    },
    fate: () => (running === undefined ? 'not-sent' : 'unknown'),
    giveUp: reason => {
      if (givenUp !== undefined) return;
      givenUp = reason;
      running?.abort(reason);
    },
  };
}
