// From a link's page into the console, and what an ended link looks like.

import { ApiProblem } from '../../api/call.ts';

/** Opens the console anew, with the session that was just begun; the link and its token leave the history. */
export function enterConsole(): void {
  location.replace('/console/');
}

/** Whether the server knows no such link: used, withdrawn, too old, or cut short on its way. */
export function isEnded(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return error.status === 404 || error.problems.some(problem => problem.field.endsWith('token'));
}
