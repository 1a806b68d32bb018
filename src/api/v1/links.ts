// Links of the console that are shown once. The token stands behind the #: browsers send it to no server, and no log
// has it.

import type { ApiDeps } from '../types.ts';

/** A link to a page of the console with a token; without ASSENT_PUBLIC_URL only its path, to be put behind the address. */
export function linkTo(deps: Pick<ApiDeps, 'publicUrl'>, page: 'invitation' | 'new-password', token: string): string {
  const address = deps.publicUrl === null ? '' : new URL(deps.publicUrl).origin;
  return `${address}/${page}#${token}`;
}
